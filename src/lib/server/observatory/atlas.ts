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
import type { IndicatorQuery } from '../../domain/observatory/indicator-query.ts';
import {
	drawQuestion,
	selectIndicators,
	type DrawnQuestion
} from '../../domain/observatory/indicator-selection.ts';
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

/**
 * A run of figures for programs, in the order of the themes: `limit` of them after `cursor` (what `next`
 * was), and the next cursor, or null at the end. Refuses `wrong_cursor`.
 */
export async function listIndicatorRun(
	query: IndicatorQuery,
	{ limit, cursor }: { limit: number; cursor: string | null }
): Promise<{ items: PlacedIndicator[]; total: number; next: string | null }> {
	const atlas = await readAtlas();
	const rank = new Map(atlas.indicators.map(({ id }, at) => [id, at]));
	if (cursor !== null && !rank.has(cursor)) throw refuse('wrong_cursor', 'cursor');
	const after = cursor === null ? -1 : rank.get(cursor)!;
	const { items: all } = selectIndicators(atlas, query);
	const rest = all.filter(({ id }) => rank.get(id)! > after);
	const items = rest.slice(0, limit);
	return { items, total: all.length, next: rest.length > limit ? items.at(-1)!.id : null };
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
