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
