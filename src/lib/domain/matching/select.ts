import { isEmptyWord, readWords, stemOf } from '../kernel/words.ts';
import { distanceBetween, type Point } from '../territory/territory.ts';
import type { Need } from './need.ts';
import { NEED_FACET_NAMES, NEED_FACETS, type NeedFacet, type NeedQuery } from './query.ts';
import { HELP, PUBLICS } from './vocabulary.ts';
import { DOMAINS } from '../catalogue/vocabulary.ts';

/** A published need as the search knows it. */
export interface ShelvedNeed {
	readonly need: Need;
	/** Stem → its weight: a word of the title says more than one of the text. */
	readonly stems: ReadonlyMap<string, number>;
	readonly point: Point | null;
	/** Its territory and what holds it. */
	readonly codes: readonly string[];
}

/** The place a query is about, with what holds it. */
export interface QueryPlace extends Point {
	readonly code: string;
	readonly ancestors: readonly string[];
}

/** A need that matches, and how far from the place asked for: 0 within it or for a wider one, null without a place. */
export interface FoundNeed {
	readonly need: Need;
	readonly distance: number | null;
}

export interface NeedSelection {
	/** In the order of the query. */
	readonly found: readonly FoundNeed[];
	/** How many each value would leave; each facet forgets only its own filter. */
	readonly facets: Readonly<Record<NeedFacet, Readonly<Record<string, number>>>>;
}

const TITLE_WEIGHT = 4;

export function shelve(
	need: Need,
	place: (Point & { ancestors: readonly string[] }) | null
): ShelvedNeed {
	const stems = new Map<string, number>();
	const put = (text: string, weight: number) => {
		for (const { form } of readWords(text)) {
			if (isEmptyWord(form)) continue;
			const stem = stemOf(form);
			stems.set(stem, Math.max(weight, stems.get(stem) ?? 0));
		}
	};
	put(need.title, TITLE_WEIGHT);
	const words = [
		...need.help.map((one) => HELP[one]),
		...need.publics.map((one) => PUBLICS[one]),
		...need.domains.map((one) => DOMAINS[one])
	];
	for (const text of [need.situation, need.audience, need.change, need.helpDetail, need.inReturn])
		put(text, 1);
	for (const text of [need.organisation.name, need.place?.name ?? '', ...words]) put(text, 2);
	return {
		need,
		stems,
		point: place,
		codes: need.territory ? [need.territory, ...(place?.ancestors ?? [])] : []
	};
}

/** What matches a query: the one definition that list, counts, feed, file and API share. */
export function selectNeeds(
	shelf: readonly ShelvedNeed[],
	query: NeedQuery,
	place: QueryPlace | null
): NeedSelection {
	const asked = stemsOf(query.text);
	const candidates = shelf.flatMap((one) => {
		const distance = place ? distanceFrom(one, place, query.around) : null;
		if (place && distance === null) return [];
		const score = scoreOf(one, asked);
		return score === null ? [] : [{ one, distance, score }];
	});
	const facets = {} as Record<NeedFacet, Record<string, number>>;
	for (const facet of NEED_FACET_NAMES) {
		const counts: Record<string, number> = {};
		const others = NEED_FACET_NAMES.filter((name) => name !== facet);
		for (const { one } of candidates) {
			if (!others.every((name) => passes(one.need, query, name))) continue;
			for (const value of valuesOf(one.need, facet)) counts[value] = (counts[value] ?? 0) + 1;
		}
		facets[facet] = counts;
	}
	const found = candidates
		.filter(({ one }) => NEED_FACET_NAMES.every((name) => passes(one.need, query, name)))
		.sort(
			(a, b) =>
				(query.sort === 'proches' ? a.distance! - b.distance! : 0) ||
				(query.sort === 'pertinence' ? b.score - a.score : 0) ||
				timeOf(b.one.need) - timeOf(a.one.need) ||
				(a.one.need.slug < b.one.need.slug ? -1 : 1)
		)
		.map(({ one, distance }) => ({ need: one.need, distance }));
	return { found, facets };
}

export function timeOf(need: Need): number {
	return need.publishedAt?.getTime() ?? 0;
}

function stemsOf(text: string): string[] {
	return [
		...new Set(
			readWords(text)
				.filter(({ form }) => !isEmptyWord(form))
				.map(({ form }) => stemOf(form))
		)
	];
}

/** The sum of what its words weigh; null when one of them is not there. */
function scoreOf({ stems }: ShelvedNeed, asked: readonly string[]): number | null {
	let score = 0;
	for (const stem of asked) {
		const weight = stems.get(stem);
		if (weight === undefined) return null;
		score += weight;
	}
	return score;
}

/** Kilometres from the place, when it matches it; null when it does not. */
function distanceFrom(one: ShelvedNeed, place: QueryPlace, around: number | null): number | null {
	const isHere = one.codes.includes(place.code) || place.ancestors.includes(one.codes[0] ?? '');
	if (isHere) return 0;
	if (!around || !one.point) return null;
	const distance = distanceBetween(one.point, place);
	return distance <= around ? distance : null;
}

function passes(need: Need, query: NeedQuery, facet: NeedFacet): boolean {
	const asked = query[facet] as readonly (string | number)[];
	return asked.length === 0 || valuesOf(need, facet).some((value) => asked.includes(value));
}

/** An offer that names no public or no cause is for all of them: it is counted, and found, under each. */
function valuesOf(need: Need, facet: NeedFacet): readonly (string | number)[] {
	if (facet === 'kind') return [need.kind];
	if (facet === 'help') return need.help;
	if (facet === 'sdg') return need.sdgs;
	const told = facet === 'domain' ? need.domains : need.publics;
	return told.length === 0 && need.kind === 'offer' ? Object.keys(NEED_FACETS[facet].labels) : told;
}
