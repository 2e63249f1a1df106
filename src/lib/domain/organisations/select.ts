import { plainWords } from '../kernel/typography.ts';
import { distanceBetween, type Point } from '../territory/territory.ts';
import { officialNumberIn } from './numbers.ts';
import type { OrganisationCard, OrganisationFields } from './organisation.ts';
import { DISTANCES, FACET_NAMES, type OrganisationFacet, type OrganisationQuery } from './query.ts';
import { spanOf, type Telling } from './vocabulary.ts';

/** An organisation as the directory holds it in memory. */
export interface Listed extends OrganisationFields {
	readonly id: number;
	readonly slug: string;
	/** Rises at each change. */
	readonly version: number;
	readonly town: { readonly code: string; readonly name: string } | null;
	readonly point: Point | null;
	/** Codes of its seat and of all that holds it. */
	readonly seatIn: readonly string[];
	/** Codes of where it acts, and of all that holds them. */
	readonly actsIn: readonly string[];
	readonly updatedAt: Date;
	/** Words of its names, then of the rest, as `listWords` makes them. */
	readonly words: { readonly name: string; readonly rest: string };
}

/**
 * What organisations tell, by their ids. The directory does not know needs and offers: whoever composes
 * the two hands it in.
 */
export type Told = ReadonlyMap<number, readonly Telling[]>;
export const NOTHING_TOLD: Told = new Map();

export interface OrganisationSelection {
	/** In the order asked. */
	readonly found: readonly { readonly one: Listed; readonly distance: number | null }[];
	/** How many each value would leave, all the other facets kept. */
	readonly facets: Readonly<Record<OrganisationFacet, Readonly<Record<string, number>>>>;
	/** How many each territory would leave, the one chosen set aside. */
	readonly territories: ReadonlyMap<string, number>;
	readonly around: readonly { readonly distance: number; readonly count: number }[];
}

/** The words of a text, each after a space: a search looks for the beginnings of words. */
export function listWords(...texts: (string | null)[]): string {
	return ` ${plainWords(texts.filter(Boolean).join(' ')).join(' ')}`;
}

/** What answers a query, with exact counts: an organisation counts for a facet when it fails no other. */
export function selectOrganisations(
	all: readonly Listed[],
	query: OrganisationQuery,
	chosen: (Point & { readonly code: string; readonly ancestors: readonly string[] }) | null,
	told: Told = NOTHING_TOLD
): OrganisationSelection {
	const facets = Object.fromEntries(FACET_NAMES.map((name) => [name, {}])) as Record<
		OrganisationFacet,
		Record<string, number>
	>;
	const territories = new Map<string, number>();
	const around = DISTANCES.map((distance) => ({ distance, count: 0 }));
	const found: { one: Listed; distance: number | null; score: number }[] = [];
	const words = plainWords(query.text);
	const number = officialNumberIn(query.text);
	for (const one of all) {
		const score = query.text === '' ? 1 : number ? scoreOfNumber(one, number) : scoreOf(one, words);
		if (score === 0) continue;
		const distance = chosen ? distanceFrom(one, chosen) : null;
		const failed = FACET_NAMES.filter((facet) => !passes(one, facet, query, told));
		const isThere = !chosen || isIn(one, chosen, query.around, distance);
		if (failed.length === 0) {
			for (const code of new Set([...one.seatIn, ...one.actsIn]))
				territories.set(code, (territories.get(code) ?? 0) + 1);
			if (chosen)
				for (const ring of around) if (isIn(one, chosen, ring.distance, distance)) ring.count++;
			if (isThere) found.push({ one, distance, score });
		}
		if (!isThere || failed.length > 1) continue;
		for (const facet of failed.length === 1 ? failed : FACET_NAMES)
			for (const value of valuesOf(one, facet, told))
				facets[facet][value] = (facets[facet][value] ?? 0) + 1;
	}
	found.sort(
		(a, b) =>
			(query.sort === 'pertinence' ? b.score - a.score : 0) ||
			(query.sort === 'recentes' ? b.one.updatedAt.getTime() - a.one.updatedAt.getTime() : 0) ||
			(query.sort === 'nom' ? 0 : (a.distance ?? Infinity) - (b.distance ?? Infinity) || 0) ||
			compare(a.one.words.name, b.one.words.name) ||
			a.one.id - b.one.id
	);
	return { found, facets, territories, around: chosen ? around : [] };
}

export function toCard(one: Listed, distance: number | null): OrganisationCard {
	const { slug, name, acronym, family, purpose, domains, town } = one;
	return { slug, name, acronym, family, purpose, domains, town, distance };
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Its seat lies there, or near enough; or it says that it acts there, in a part of it, or in what holds it. */
function isIn(
	one: Listed,
	chosen: { readonly code: string; readonly ancestors: readonly string[] },
	around: number | null,
	distance: number | null
): boolean {
	return (
		one.seatIn.includes(chosen.code) ||
		one.actsIn.includes(chosen.code) ||
		one.territories.some((code) => chosen.ancestors.includes(code)) ||
		(around !== null && distance !== null && distance <= around)
	);
}

function distanceFrom(one: Listed, chosen: Point & { readonly code: string }): number | null {
	if (one.seatIn.includes(chosen.code)) return 0;
	return one.point && distanceBetween(one.point, chosen);
}

function passes(
	one: Listed,
	facet: OrganisationFacet,
	query: OrganisationQuery,
	told: Told
): boolean {
	const asked = query[facet].map(String);
	return asked.length === 0 || valuesOf(one, facet, told).some((value) => asked.includes(value));
}

function valuesOf(one: Listed, facet: OrganisationFacet, told: Told): readonly string[] {
	if (facet === 'family') return [one.family];
	if (facet === 'telling') return told.get(one.id) ?? [];
	if (facet === 'domain') return one.domains;
	if (facet === 'sdg') return one.sdgs.map(String);
	return one.size ? [spanOf(one.size)] : [];
}

function scoreOfNumber(one: Listed, number: object): number {
	const [[name, value]] = Object.entries(number) as [[keyof Listed, string]];
	if (one[name] === value) return 2;
	return name === 'siret' && one.siren === value.slice(0, 9) ? 1 : 0;
}

/** Every word begins a word of it; those of the name count more, and the name that begins by them most. */
function scoreOf({ words: { name, rest } }: Listed, asked: readonly string[]): number {
	if (asked.length === 0) return 0;
	let score = 0;
	for (const word of asked) {
		if (name.includes(` ${word}`)) score += 4;
		else if (rest.includes(` ${word}`)) score += 1;
		else return 0;
	}
	const whole = ` ${asked.join(' ')}`;
	return score + (name === whole ? 8 : name.startsWith(whole) ? 4 : 0);
}
