import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import { tellWhy, type Why } from '../../domain/catalogue/search/reasons.ts';
import type { Book } from '../../domain/catalogue/search/shelf.ts';
import type { Found } from './search.ts';

/** A card among the answers to a search, with the reason why it is there; null when nothing was searched. */
export interface FoundCard {
	readonly example: ExampleCard;
	readonly why: Why | null;
}

/** The same card for the same example: whoever draws it may remember what it drew. */
const cards = new WeakMap<Example, ExampleCard>();

export function toCard(example: Example): ExampleCard {
	let card = cards.get(example);
	if (!card) {
		const { slug, kind, title, summary, category, actors, sdgs, domains, scale } = example;
		const { territory, startYear } = example;
		card = {
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
		cards.set(example, card);
	}
	return card;
}

export function toFoundCard(book: Book, { open, understanding }: Found): FoundCard {
	const { shelf, gazetteer } = open;
	return {
		example: toCard(book.example),
		why: understanding && tellWhy(book, understanding, shelf.index, gazetteer)
	};
}
