import type { Example } from '../../domain/catalogue/example.ts';

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

export function toCard(example: Example): ExampleCard {
	const {
		slug,
		kind,
		title,
		summary,
		category,
		actors,
		sdgs,
		domains,
		scale,
		territory,
		startYear
	} = example;
	return {
		slug,
		kind,
		title,
		summary,
		category,
		actors,
		sdgs,
		domains,
		scale,
		territory,
		startYear
	};
}
