import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { PlacedIndicator, Theme } from '../../domain/observatory/indicator-atlas.ts';
import { inRoot } from '../platform/root.ts';
import { readAtlas, readIndicator } from './atlas.ts';

/** The texts of the front page of the observatory, in the shape of content/observatoire.yaml. */
interface FrontPageTexts {
	readonly title: string;
	readonly description: string;
	readonly lead: string;
	readonly opening: string;
	readonly headline: {
		title: string;
		lead: string;
		note: string;
		figures: readonly { id: string; sample?: string; sentence: string }[];
	};
	readonly reading: { title: string; lead: string; steps: { name: string; sentence: string }[] };
	readonly unknown: { title: string; items: string[] };
	readonly doors: { title: string; items: { title: string; url: string; sentence: string }[] };
	readonly themes: { title: string; lead: string };
}

/** A figure of the front page, drawn as dots. */
export interface HeadlineFigure {
	readonly indicator: PlacedIndicator;
	readonly sentence: string;
	/** How many dots: a hundred, or the number of those who were asked. */
	readonly all: number;
	readonly filled: number;
}

export interface FrontPage extends Omit<FrontPageTexts, 'headline'> {
	readonly headline: Omit<FrontPageTexts['headline'], 'figures'> & { figures: HeadlineFigure[] };
	readonly listedThemes: readonly Theme[];
	readonly total: number;
}

let texts: Promise<FrontPageTexts> | undefined;

/** The front page of the observatory. Throws when its texts name an unknown figure: a fault of ours. */
export async function readFrontPage(): Promise<FrontPage> {
	const { headline, ...rest } = await (texts ??= readTexts());
	const atlas = await readAtlas();
	const figures = headline.figures.map(
		async ({ id, sample, sentence }): Promise<HeadlineFigure> => {
			const indicator = await readIndicator(id);
			const all = sample ? (await readIndicator(sample)).value : 100;
			return { indicator, sentence, all, filled: Math.round((indicator.value * all) / 100) };
		}
	);
	return {
		...rest,
		headline: { ...headline, figures: await Promise.all(figures) },
		listedThemes: atlas.themes,
		total: atlas.indicators.length
	};
}

async function readTexts(): Promise<FrontPageTexts> {
	return parse(await readFile(inRoot('content/observatoire.yaml'), 'utf8')) as FrontPageTexts;
}
