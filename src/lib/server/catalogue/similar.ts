import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import { similarTo } from '../../domain/catalogue/search/similar.ts';
import type { Reader } from '../platform/context.ts';
import { toCard } from './card.ts';
import { openShelf } from './shelf.ts';

/** An example like another, and what they have in common in short phrases. */
export interface SimilarExample extends ExampleCard {
	readonly reasons: readonly string[];
}

/** The examples most like one, with the reasons; none when it is not in the catalogue. */
export async function similarExamples(reader: Reader, slug: string): Promise<SimilarExample[]> {
	const { shelf, gazetteer } = await openShelf(reader);
	const book = shelf.read(slug);
	if (!book) return [];
	return similarTo(shelf, gazetteer, book).map(({ book: { example }, reasons }) => ({
		...toCard(example),
		reasons
	}));
}
