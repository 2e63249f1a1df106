import { cleanLine, cutText } from '../kernel/address.ts';
import { fold } from '../kernel/typography.ts';
import { FAMILIES, type Family } from './vocabulary.ts';

/** What a person looks for in the directory of actors. */
export interface ActorQuery {
	readonly text: string;
	readonly family: Family | null;
	/** `a` to `z`, or `#` for the names that begin by anything else. */
	readonly letter: string | null;
	readonly sort: ActorSort;
	/** From 1. */
	readonly page: number;
}

export const ACTOR_SORTS = {
	presence: 'Les plus présents',
	nom: 'De A à Z'
} as const;
type ActorSort = keyof typeof ACTOR_SORTS;

export const LETTERS = [...'abcdefghijklmnopqrstuvwxyz#'];
const HIGHEST_PAGE = 100_000;

export const EMPTY_ACTOR_QUERY: ActorQuery = {
	text: '',
	family: null,
	letter: null,
	sort: 'presence',
	page: 1
};

/** Reads a query from an address. Never fails: what is not understood is left aside. */
export function readActorQuery(parameters: URLSearchParams): ActorQuery {
	const value = (name: string) => cleanLine(parameters.get(name) ?? '');
	const family = fold(value('famille'));
	const letter = value('lettre') === 'autre' ? '#' : fold(value('lettre'));
	const page = Math.trunc(Number(value('page')));
	return {
		text: cutText(value('q')),
		family: Object.hasOwn(FAMILIES, family) ? (family as Family) : null,
		letter: LETTERS.includes(letter) ? letter : null,
		// A letter is chosen to read names in their order.
		sort: value('tri') === 'nom' || LETTERS.includes(letter) ? 'nom' : 'presence',
		page: Number.isFinite(page) ? Math.min(Math.max(page, 1), HIGHEST_PAGE) : 1
	};
}

/** The address of the directory for a query, always the same for the same query. */
export function actorsAddress(query: ActorQuery): string {
	const parameters = new URLSearchParams();
	if (query.text) parameters.set('q', query.text);
	if (query.family) parameters.set('famille', query.family);
	if (query.letter) parameters.set('lettre', query.letter === '#' ? 'autre' : query.letter);
	if (query.sort === 'nom' && !query.letter) parameters.set('tri', 'nom');
	if (query.page > 1) parameters.set('page', String(query.page));
	const search = parameters.toString();
	return search ? `/acteurs?${search}` : '/acteurs';
}

/** The words of a search, folded: a name answers when it holds them all. */
export function searchedWords(text: string): string[] {
	return fold(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.slice(0, 16);
}
