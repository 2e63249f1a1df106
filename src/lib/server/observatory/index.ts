export {
	listIndicatorRun,
	readAtlas,
	readIndicator,
	readIndicatorPage,
	type IndicatorPage
} from './atlas.ts';
export { listIndicators, readIndicators } from './indicators.ts';
export { listStudies } from './studies.ts';
export { readFrontPage } from './front-page.ts';
export {
	listTables,
	readTable,
	readTableAt,
	readTableRows,
	writeTable,
	type PublishedTable
} from './open-data.ts';
export {
	readCountry,
	searchForPortrait,
	type CountryView,
	type TerritorySearch
} from './browse.ts';
export { readPortrait } from './portrait.ts';
export { countExamples, listCounted, readCatalogueDay } from './statistics.ts';
export { buildTable, tableSheet, type BuiltTable } from './table.ts';
export {
	departementsSheet,
	meetingsSheet,
	viewCatalogue,
	type CatalogueView
} from './catalogue-view.ts';
export { presentCode, readLocalFacts } from './local-facts.ts';
