export { listIndicators, readIndicators } from './indicators.ts';
export { countExamples, listCounted, readCatalogueDay } from './statistics.ts';
export { buildTable, tableSheet, type BuiltTable } from './table.ts';
export {
	departementsSheet,
	meetingsSheet,
	viewCatalogue,
	type CatalogueView
} from './catalogue-view.ts';
