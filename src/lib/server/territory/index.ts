export { loadReferenceTerritories, territoryFiles } from './reference.ts';
export {
	listTerritories,
	nameTerritories,
	presentCodes,
	readTerritory,
	type TerritoryView
} from './read.ts';
export { searchTerritories } from './search.ts';
