import { fold } from '../kernel/typography.ts';
import { communeIn, isKindOfActors, nameKey, writingKey, type ActorRules } from './actor-names.ts';
import type { Example } from './example.ts';
import { FAMILIES, type Family } from './vocabulary.ts';

/** Which organisation a name of an example is. */
export interface ActorIdentity {
	/** The same for all the writings of one organisation. */
	readonly key: string;
	/** What its address is made of; the organisations that share it are told apart by their family. */
	readonly base: string;
}

/** The writings of one organisation, and how often each was met. */
export interface ActorWritings extends ActorIdentity {
	readonly family: Family;
	readonly writings: readonly { readonly name: string; readonly count: number }[];
}

/** An organisation that examples name. */
export interface Actor extends ActorIdentity {
	readonly slug: string;
	/** The name to show: the one decided, or the writing met most. */
	readonly name: string;
	readonly family: Family;
	/** All its writings, as the examples have them. */
	readonly names: readonly string[];
}

/**
 * Says which organisation the name is, or null when it names none: a kind of actors, several
 * organisations at once, a natural person. `department` is where the example lies, when it is known.
 */
export function identifyActor(
	{ name, type }: Example['actors'][number],
	department: string | null,
	rules: ActorRules
): ActorIdentity | null {
	const writing = writingKey(name);
	if (writing === '' || rules.left.has(writing)) return null;
	const own = nameKey(name);
	const decided = rules.same.get(writing) ?? rules.sameByName.get(own);
	if (decided && (rules.same.has(writing) || decided.family === type)) {
		const base = baseOf(nameKey(decided.name));
		return { key: `${DECIDED}${base}`, base };
	}
	if (!rules.organisations.has(writing) && isKindOfActors(name, type)) return null;
	const commune = communeIn(name);
	const isShared =
		rules.different.has(writing) || (commune !== null && rules.sharedPlaces.has(commune));
	const words = isShared && department ? `${own} ${department.toLowerCase()}` : own;
	return { key: `${type} ${words}`, base: baseOf(words) };
}

/** The département of an example, when its record says it: « 35 », « 2A », « 974 ». */
export function departmentOf({ territory }: Pick<Example, 'territory'>): string | null {
	if (territory?.department) return territory.department;
	const commune = territory?.commune;
	if (!commune) return null;
	return /^9[78]/.test(commune) ? commune.slice(0, 3) : commune.slice(0, 2);
}

/**
 * Names and addresses of the organisations. The order of the list changes nothing. An address depends
 * on its name alone; where several families share a name, the first of our list keeps the plain one.
 */
export function assembleActors(all: readonly ActorWritings[], rules: ActorRules): Actor[] {
	const byBase = new Map<string, ActorWritings[]>();
	for (const one of all) {
		const others = byBase.get(one.base);
		if (others) others.push(one);
		else byBase.set(one.base, [one]);
	}
	return [...byBase].flatMap(([base, sharing]) =>
		sharing.sort(byRank).map((one, rank) => {
			const writings = [...one.writings].sort(byUse);
			const decided = one.key.startsWith(DECIDED)
				? rules.sameByName.get(nameKey(writings[0]!.name))
				: undefined;
			const isTwin = sharing.slice(0, rank).some(({ family }) => family === one.family);
			const mark = `${FAMILY_MARK}${one.family}${isTwin ? `-${rank + 1}` : ''}`;
			return {
				key: one.key,
				base,
				slug: rank === 0 ? base : base + mark,
				name: decided?.name ?? writings[0]!.name,
				family: decided?.family ?? one.family,
				names: writings.map(({ name }) => name)
			};
		})
	);
}

/** Every organisation of the examples, and which one each of their actors is (null: none). */
export function readActors(
	examples: readonly Pick<Example, 'slug' | 'actors' | 'territory'>[],
	rules: ActorRules
): { actors: Actor[]; identities: Map<string, (ActorIdentity | null)[]> } {
	const identities = new Map<string, (ActorIdentity | null)[]>();
	const met = new Map<
		string,
		{ identity: ActorIdentity; family: Family; names: Map<string, number> }
	>();
	for (const example of examples) {
		const department = departmentOf(example);
		const found = example.actors.map((actor) => {
			const identity = identifyActor(actor, department, rules);
			if (identity) {
				const one = met.get(identity.key) ?? { identity, family: actor.type, names: new Map() };
				one.names.set(actor.name, (one.names.get(actor.name) ?? 0) + 1);
				met.set(identity.key, one);
			}
			return identity;
		});
		identities.set(example.slug, found);
	}
	const writings = [...met.values()].map(({ identity, family, names }) => ({
		...identity,
		family,
		writings: [...names].map(([name, count]) => ({ name, count }))
	}));
	return { actors: assembleActors(writings, rules), identities };
}

/**
 * Addresses that the decisions did away with, and where they lead now: a writing that joined an
 * organisation decided by hand had, or would have had, an address of its own.
 */
export function formerAddress(slug: string, rules: ActorRules): string | null {
	for (const [writing, group] of rules.same) {
		if (baseOf(nameKey(writing)) === slug || baseOf(writing) === slug)
			return baseOf(nameKey(group.name));
	}
	return null;
}

/** Words that are sorted and searched: the name folded, without its first article. */
export function sortingName(name: string): string {
	return fold(name)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replace(/^(?:le|la|les|l) (?=.)/, '');
}

const DECIDED = 'decided ';
const FAMILY_MARK = '-famille-';
const FAMILY_ORDER = Object.keys(FAMILIES) as Family[];

function byRank(a: ActorWritings, b: ActorWritings): number {
	const rank = ({ key, family }: ActorWritings) =>
		key.startsWith(DECIDED) ? -1 : FAMILY_ORDER.indexOf(family);
	return rank(a) - rank(b) || (a.key < b.key ? -1 : 1);
}

function byUse(a: ActorWritings['writings'][number], b: ActorWritings['writings'][number]): number {
	return b.count - a.count || (a.name < b.name ? -1 : 1);
}

/** Lower-case ASCII words and dashes. What ASCII cannot write is replaced by a mark of its own. */
function baseOf(words: string): string {
	const plain = words.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
	const isWhole = /^[a-z0-9 ]+$/.test(words) && !plain.includes(FAMILY_MARK);
	return isWhole ? plain : [plain || 'acteur', markOf(words)].join('-');
}

/** FNV-1a, 32 bits, in base 36. */
function markOf(text: string): string {
	let hash = 0x811c9dc5;
	for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193);
	return (hash >>> 0).toString(36).padStart(7, '0');
}
