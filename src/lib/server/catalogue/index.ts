export {
	actorAddresses,
	browseActors,
	listActorAddresses,
	listActors,
	type ActorDirectory,
	type ActorSummary
} from './actor-directory.ts';
export { readActor, type ActorPortrait } from './actor-portrait.ts';
export type { ExampleCard } from './card.ts';
export { countScales, readCards } from './cards.ts';
export { importExamples, type ImportReport, type ReadEntry } from './import.ts';
export { readExamplesFile, UnreadableFile } from './import-file.ts';
export {
	catalogueEtag,
	examplesOfTheDay,
	exportExamples,
	listExampleAddresses,
	readExample,
	type ExampleView
} from './read.ts';
export { loadReferenceExamples } from './reference.ts';
export type { FacetCounts, TerritoryChoice } from './facets.ts';
export { browseExamples, listExamples, settleTerritory, type CataloguePage } from './search.ts';
