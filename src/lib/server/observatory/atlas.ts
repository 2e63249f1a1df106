import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import {
	arrangeAtlas,
	type Atlas,
	type PlacedIndicator,
	type Population,
	type Programme,
	type Question,
	type Study,
	type Theme,
	type Warning
} from '../../domain/observatory/indicator-atlas.ts';
import { drawQuestion, type DrawnQuestion } from '../../domain/observatory/indicator-selection.ts';
import { refuse } from '../../domain/observatory/refusals.ts';
import { inRoot } from '../platform/root.ts';
import { listIndicators } from './indicators.ts';

let atlas: Promise<Atlas> | undefined;

/** Every figure in its theme, its family, its study, with its warnings. Read once: it changes with the product. */
export function readAtlas(): Promise<Atlas> {
	return (atlas ??= arrange());
}

/** One figure in its place. Refuses `unknown_indicator`. */
export async function readIndicator(id: string): Promise<PlacedIndicator> {
	const indicator = (await readAtlas()).byId.get(id);
	if (!indicator) throw refuse('unknown_indicator', 'id');
	return indicator;
}

/** A figure with what stands near it. */
export interface IndicatorPage {
	readonly indicator: PlacedIndicator;
	/** Its question, drawn with the other answers. */
	readonly question: DrawnQuestion | null;
	readonly programme: Programme | null;
	/** The other figures of its study, those of its question left out. */
	readonly sameStudy: readonly PlacedIndicator[];
	/** The figures of its theme in other studies. */
	readonly sameTheme: readonly PlacedIndicator[];
}

/** Reads the page of a figure. Refuses `unknown_indicator`. */
export async function readIndicatorPage(id: string): Promise<IndicatorPage> {
	const atlas = await readAtlas();
	const indicator = await readIndicator(id);
	const { question, of, theme } = indicator;
	const drawn = new Set(question?.bars.map((bar) => bar.id) ?? [id]);
	const near = atlas.indicators.filter((one) => !drawn.has(one.id));
	return {
		indicator,
		question: question && drawQuestion(atlas, question),
		programme: atlas.programmes.find((one) => one.id === of.programme) ?? null,
		sameStudy: near.filter((one) => one.of.id === of.id),
		sameTheme: near.filter((one) => one.theme.id === theme.id && one.of.id !== of.id)
	};
}

async function arrange(): Promise<Atlas> {
	const [
		indicators,
		{ themes },
		{ populations },
		{ programmes, studies },
		{ warnings },
		{ questions }
	] = await Promise.all([
		listIndicators(),
		readYaml<{ themes: Theme[] }>('themes'),
		readYaml<{ populations: Population[] }>('populations'),
		readYaml<{ programmes: Programme[]; studies: Study[] }>('studies'),
		readYaml<{ warnings: Warning[] }>('warnings'),
		readYaml<{ questions: Question[] }>('questions')
	]);
	return arrangeAtlas({
		indicators,
		themes,
		populations,
		programmes,
		studies,
		warnings,
		questions
	});
}

async function readYaml<Content>(name: string): Promise<Content> {
	return parse(await readFile(inRoot('data/indicators', `${name}.yaml`), 'utf8')) as Content;
}
