import type { Example } from '../../domain/catalogue/example.ts';
import { tellWhy, type Why } from '../../domain/catalogue/search/reasons.ts';
import type { Book } from '../../domain/catalogue/search/shelf.ts';
import type { Found } from './search.ts';

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

/** A card among the answers to a search, with the reason why it is there; null when nothing was searched. */
export interface FoundCard extends ExampleCard {
	readonly why: Why | null;
}

export function toCard(example: Example): ExampleCard {
	const { slug, kind, title, summary, category, actors, sdgs, domains, scale, territory } = example;
	const { startYear } = example;
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

export function toFoundCard(book: Book, { open, understanding }: Found): FoundCard {
	const { shelf, gazetteer } = open;
	return {
		...toCard(book.example),
		why: understanding && tellWhy(book, understanding, shelf.index, gazetteer)
	};
}
