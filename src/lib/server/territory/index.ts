export { findTerritories, listNearCodes, openAtlas, type Atlas } from './atlas.ts';
export { openGazetteer } from './gazetteer.ts';
export { drawFrance, locate, type DrawnMap, type DrawnShape } from './map.ts';
export { placeOnMap, type Inset } from './projection.ts';
export { drawZoom, listLandmarks } from './zoom.ts';
export { loadReferenceTerritories, territoryFiles } from './reference.ts';
export { loadOfficialPlaces, type OfficialReport } from './official.ts';
export {
	listTerritories,
	nameTerritories,
	presentCodes,
	readTerritory,
	type TerritoryView
} from './read.ts';
export { searchTerritories } from './search.ts';
