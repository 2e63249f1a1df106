import { fold } from '../kernel/typography.ts';
import type { Example } from './example.ts';

/** What is compared between two examples. */
export interface Comparable {
	readonly slug: string;
	readonly title: string;
	/** Names of the actors, folded. */
	readonly actors: readonly string[];
	/** The smallest territory that is known, or none. */
	readonly place: string | null;
}

export interface LikelyDuplicate {
	readonly slug: string;
	readonly other: string;
	readonly reason: string;
}

export function comparable(example: Example, place: string | null): Comparable {
	return {
		slug: example.slug,
		title: example.title,
		actors: [...new Set(example.actors.map(({ name }) => actorKey(name)))],
		place
	};
}

/** Letters and digits of a name, folded: « L’Olivier » and « l'olivier » are one actor. */
function actorKey(name: string): string {
	return fold(name)
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

/**
 * Lists the pairs that may tell the same story: same place and the same actors, or same place, a
 * shared actor and titles alike by more than half of their letter triples. A list for a person to
 * read: nothing is merged. Each pair once, `candidates` first.
 */
export function findLikelyDuplicates(
	candidates: readonly Comparable[],
	known: readonly Comparable[]
): LikelyDuplicate[] {
	const byActor = new Map<string, Comparable[]>();
	for (const one of known) {
		for (const actor of one.actors) {
			const key = `${one.place ?? ''}|${actor}`;
			const others = byActor.get(key);
			if (others) others.push(one);
			else byActor.set(key, [one]);
		}
	}
	const pairs = new Map<string, LikelyDuplicate>();
	for (const one of candidates) {
		const met = new Map<Comparable, number>();
		for (const actor of one.actors) {
			for (const other of byActor.get(`${one.place ?? ''}|${actor}`) ?? []) {
				if (other.slug !== one.slug) met.set(other, (met.get(other) ?? 0) + 1);
			}
		}
		for (const [other, shared] of met) {
			const reason = reasonFor(one, other, shared);
			const key = [one.slug, other.slug].sort().join('|');
			if (reason && !pairs.has(key)) pairs.set(key, { slug: one.slug, other: other.slug, reason });
		}
	}
	return [...pairs.values()];
}

function reasonFor(one: Comparable, other: Comparable, shared: number): string | null {
	const sameActors = shared >= 2 && shared === Math.max(one.actors.length, other.actors.length);
	const alike = likeness(one.title, other.title);
	if (sameActors && alike > 0.5) return 'mêmes acteurs, même lieu, titres proches';
	if (sameActors) return 'mêmes acteurs, même lieu';
	if (alike > 0.5) return 'un acteur commun, même lieu, titres proches';
	return null;
}

/** Dice coefficient of the letter triples of two titles: 0 nothing in common, 1 the same. */
export function likeness(a: string, b: string): number {
	const first = triples(a);
	const second = triples(b);
	if (first.size === 0 || second.size === 0) return 0;
	let common = 0;
	for (const triple of first) if (second.has(triple)) common++;
	return (2 * common) / (first.size + second.size);
}

function triples(title: string): Set<string> {
	const text = ` ${fold(title)
		.replace(/[^a-z0-9]+/g, ' ')
		.trim()} `;
	const found = new Set<string>();
	for (let at = 0; at + 3 <= text.length; at++) found.add(text.slice(at, at + 3));
	return found;
}
