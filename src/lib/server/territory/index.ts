export { findTerritories, listNearCodes, openAtlas, type Atlas } from './atlas.ts';
export { openGazetteer } from './gazetteer.ts';
export { drawFrance, locate, type DrawnMap, type DrawnShape } from './map.ts';
export { placeOnMap, type Inset } from './projection.ts';
export { drawZoom, listLandmarks } from './zoom.ts';
export { loadReferenceTerritories, territoryFiles } from './reference.ts';
export { loadOfficialPlaces, type OfficialReport } from './official.ts';
export { listTerritories, nameTerritories, presentCodes, readTerritory } from './read.ts';
export { searchTerritories } from './search.ts';
export { readDataFile, UnreadableDataFile, type DataFile } from './territory-data-file.ts';
export { loadTerritoryData, type DataLoadReport } from './territory-data-import.ts';
export {
	listDataLoads,
	readDataLoad,
	removeDataLoad,
	type DataLoad
} from './territory-data-loads.ts';
export { exportRanking, rankTerritories } from './territory-data-ranking.ts';
export {
	listDataIndicators,
	listTerritoryData,
	readDataIndicator,
	territoryDataEtag
} from './territory-data-read.ts';
export { settleDataQuery, viewIndicator } from './territory-data-view.ts';
