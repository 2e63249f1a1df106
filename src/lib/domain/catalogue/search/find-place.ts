import type { Gazetteer, Named } from '../../territory/gazetteer.ts';
import { nameKey } from '../../territory/gazetteer.ts';
import { stemOf, type Word } from '../../kernel/words.ts';
import { placeAsked, type PlaceAsked, type Side } from './place.ts';
import type { TextIndex } from './text-index.ts';

export interface FoundPlace {
	readonly place: PlaceAsked;
	/** Ranks of the words that name it. */
	readonly words: readonly number[];
}

interface Mention {
	readonly from: number;
	readonly to: number;
	readonly named: readonly Named[];
}

export const SIDES: ReadonlySet<string> = new Set(['nord', 'sud', 'est', 'ouest']);
/** Between a side and a name: « le sud de la Bretagne ». */
const LINKS = new Set(['de', 'du', 'des', 'la', 'le', 'l', 'd']);
/** What a number counts is no département. */
const UNITS = new Set(
	'ans an euros euro personnes jeunes km kilometres heures jours mois habitants enfants pourcent m2'.split(
		' '
	)
);
const SMALLEST_BARE = 2000; // inhabitants: below, a lone unusual word is not taken for a village

/** The place that a search names, or null. Words that are taken are left alone. */
export function findPlace(
	words: readonly Word[],
	taken: readonly boolean[],
	gazetteer: Gazetteer,
	index: TextIndex
): FoundPlace | null {
	const mentions = readMentions(words, taken, gazetteer, index);
	if (mentions.length === 0) return null;
	const [first, second] = mentions;
	const chosen = second ? chooseBetween(first!, second) : null;
	const mention = chosen?.mention ?? first!;
	const named = chosen?.named ?? mention.named[0]!;
	const side = sideBeside(words, mention);
	const ranks = (chosen ? mentions.slice(0, 2) : [mention]).flatMap(({ from, to }) =>
		span(from, to)
	);
	return {
		place: placeAsked(gazetteer, named, side?.side ?? null),
		words: [...ranks, ...(side ? [side.at] : [])].sort((a, b) => a - b)
	};
}

function readMentions(
	words: readonly Word[],
	taken: readonly boolean[],
	gazetteer: Gazetteer,
	index: TextIndex
): Mention[] {
	const mentions: Mention[] = [];
	for (let at = 0; at < words.length; at++) {
		const number = taken[at] ? null : readNumber(words, at, gazetteer);
		if (number) {
			mentions.push({ from: at, to: at, named: number });
			continue;
		}
		for (let length = Math.min(gazetteer.longest, words.length - at); length >= 1; length--) {
			if (taken.slice(at, at + length).includes(true)) continue;
			const run = words.slice(at, at + length);
			const key = nameKey(run.map(({ folded }) => folded).join(' '));
			const named = gazetteer
				.named(key)
				.filter((one) => isMeant(one, run, words[at - 1], words.length === length, index));
			if (named.length === 0) continue;
			mentions.push({ from: at, to: at + length - 1, named });
			at += length - 1;
			break;
		}
	}
	return mentions;
}

/** « 56 », « 2A », « 56100 », « 243500139 »: codes of départements, postal codes, codes of EPCI. */
function readNumber(words: readonly Word[], at: number, gazetteer: Gazetteer): Named[] | null {
	const { folded } = words[at]!;
	if (!/^(\d{2,3}|2[ab]|\d{5}|2[ab]\d{3}|\d{9})$/.test(folded)) return null;
	if (UNITS.has(words[at + 1]?.folded ?? '')) return null;
	const place = gazetteer.read(folded.toUpperCase());
	const postal = /^\d{5}$/.test(folded) ? gazetteer.ofPostalCode(folded) : [];
	const found = postal.length > 0 ? postal : place ? [place] : [];
	return found.length === 0 ? null : found.map((one) => ({ place: one }));
}

/** Is the name of a territory meant as such, rather than as the word that it also is? */
function isMeant(
	named: Named,
	run: readonly Word[],
	before: Word | undefined,
	isAll: boolean,
	index: TextIndex
): boolean {
	if ('land' in named) return true;
	const { place } = named;
	const ordinary = run.every(
		({ form, folded }) => index.isOrdinary(folded) || index.lexicon.byKey.has(stemOf(form))
	);
	if (place.kind === 'region') return true;
	if (place.kind === 'departement') {
		return !ordinary || isAll || ['le', 'la', 'l', 'du'].includes(before?.folded ?? '');
	}
	if (!ordinary) {
		if (run.length > 1) return (place.population ?? 0) >= 200 || place.kind === 'epci' || isAll;
		return (
			(place.population ?? 0) >= SMALLEST_BARE ||
			isAll ||
			['a', 'vers'].includes(before?.folded ?? '')
		);
	}
	return before?.form === 'à' && (place.population ?? 0) >= 5000;
}

/** Two names of which one holds the other say one place: « Saint-Denis, La Réunion ». */
function chooseBetween(a: Mention, b: Mention): { mention: Mention; named: Named } | null {
	for (const [inner, outer] of [
		[a, b],
		[b, a]
	] as const) {
		const holders = outer.named.flatMap((one) =>
			'place' in one ? [one.place.code] : one.land.codes
		);
		const named = inner.named.find(
			(one) => 'place' in one && one.place.ancestors.some((code) => holders.includes(code))
		);
		if (named) return { mention: inner, named };
	}
	return null;
}

function sideBeside(
	words: readonly Word[],
	{ from, to }: Mention
): { side: Side; at: number } | null {
	const after = words[to + 1];
	if (after && SIDES.has(after.folded)) return { side: after.folded as Side, at: to + 1 };
	let at = from - 1;
	while (at >= 0 && LINKS.has(words[at]!.folded)) at--;
	const before = words[at];
	if (before && SIDES.has(before.folded)) return { side: before.folded as Side, at };
	return null;
}

function span(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}
