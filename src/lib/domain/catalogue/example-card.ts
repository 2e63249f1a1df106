import type { Example } from './example.ts';

/** What a list shows of an example. */
export type ExampleCard = Pick<
	Example,
	| 'slug'
	| 'kind'
	| 'title'
	| 'summary'
	| 'category'
	| 'actors'
	| 'sdgs'
	| 'domains'
	| 'scale'
	| 'territory'
	| 'startYear'
>;
