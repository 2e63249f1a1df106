import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import type { Scale } from '../../domain/catalogue/vocabulary.ts';
import { countScales, readCards } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';
import { inRoot } from '../platform/root.ts';

/** The texts of the journey, in the shape of content/bonnes-nouvelles.yaml. */
interface GoodNewsTexts {
	readonly title: string;
	readonly description: string;
	readonly lead: string;
	readonly opening: string;
	readonly steps: readonly {
		scale: Scale;
		title: string;
		text: string;
		examples: readonly Telling[];
		spare: Telling;
	}[];
	readonly closing: {
		title: string;
		text: string;
		button: string;
		note: string;
		link: { text: string; url: string };
	};
}

/** An example told for this journey. */
interface Telling {
	readonly slug: string;
	readonly sentence: string;
}

/** One scale, what it makes possible, and its stories that are there today. */
export interface GoodNewsStep {
	readonly scale: Scale;
	readonly title: string;
	readonly text: string;
	readonly stories: readonly (ExampleCard & { readonly sentence: string })[];
	/** Examples of this scale in the catalogue. */
	readonly total: number;
}

let texts: Promise<GoodNewsTexts> | undefined;

/**
 * Reads the journey from the nearest to the farthest. A story that was withdrawn, or that changed
 * scale, leaves its place to the spare of its step.
 */
export async function readGoodNews(
	reader: Reader
): Promise<Omit<GoodNewsTexts, 'steps'> & { steps: GoodNewsStep[] }> {
	const { steps, ...rest } = await (texts ??= readTexts());
	const told = steps.flatMap(({ examples, spare }) => [...examples, spare]);
	const cards = await readCards(
		reader,
		told.map(({ slug }) => slug)
	);
	const totals = await countScales(reader);
	return {
		...rest,
		steps: steps.map(({ scale, title, text, examples, spare }) => ({
			scale,
			title,
			text,
			total: totals.get(scale) ?? 0,
			stories: [...examples, spare]
				.flatMap(({ slug, sentence }) => {
					const card = cards.get(slug);
					return card?.scale === scale ? [{ ...card, sentence }] : [];
				})
				.slice(0, examples.length)
		}))
	};
}

async function readTexts(): Promise<GoodNewsTexts> {
	return parse(await readFile(inRoot('content/bonnes-nouvelles.yaml'), 'utf8')) as GoodNewsTexts;
}
