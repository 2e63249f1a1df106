export {
	actorAddresses,
	browseActors,
	listActorAddresses,
	listActors,
	type ActorDirectory,
	type ActorSummary
} from './actor-directory.ts';
export { readActor, type ActorPortrait } from './actor-portrait.ts';
export { actorOfKey, findActor, sameActor } from './actor-of-organisation.ts';
export { toCard, type FoundCard } from './card.ts';
export { countScales, readCards } from './cards.ts';
export { readForComparison } from './compare.ts';
export { listForFeed, readLastChange } from './feed.ts';
export { importExamples, type ImportReport, type ReadEntry } from './import.ts';
export { readExamplesFile, UnreadableFile } from './import-file.ts';
export { notebookPdf, readKept, searchToKeep } from './notebook.ts';
export {
	catalogueEtag,
	examplesOfTheDay,
	exportExamples,
	listExampleAddresses,
	readCited,
	readExample,
	readTotals,
	type ExampleView
} from './read.ts';
export { nearestSelections } from './nearest-selections.ts';
export { mapSelection, type MapSelection } from './map.ts';
export {
	createReport,
	exportReports,
	listReports,
	readReceipt,
	settleReport,
	withdrawReported,
	type Report,
	type ReportState
} from './reports.ts';
export { restoreExample, withdrawExample } from './withdrawal.ts';
export { listWithdrawn, readWithdrawn } from './withdrawn.ts';
export { exampleFiles, loadReferenceExamples } from './reference.ts';
export {
	browseExamples,
	listExamples,
	selectExamples,
	settleTerritory,
	type CataloguePage,
	type ChosenTerritory,
	type SettledQuery
} from './search.ts';
export { matchingExamples, type Matching } from './matching.ts';
export { openShelf } from './shelf.ts';
export { similarExamples, type SimilarExample } from './similar.ts';
export { suggest } from './suggestions.ts';
export { sheetPdf } from './sheet.ts';
export { PERSONAL_DATA } from './personal-data.ts';
