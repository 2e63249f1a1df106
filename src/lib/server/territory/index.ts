export { drawFrance, locate, placeOnMap, type DrawnMap } from './map.ts';
export { loadReferenceTerritories, territoryFiles } from './reference.ts';
export { loadOfficialPlaces, type OfficialReport } from './official.ts';
export { listTerritories, nameTerritories, presentCodes, readTerritory, type TerritoryView } from './read.ts';
export { searchTerritories } from './search.ts';
