import { sql, type RawBuilder } from 'kysely';
import { searchedWords, type ActorQuery } from '../../domain/catalogue/actor-query.ts';
import { refuse } from '../../domain/catalogue/refusals.ts';
import type { Family } from '../../domain/catalogue/vocabulary.ts';
import type { Reader } from '../platform/context.ts';

/** What a list shows of an organisation. */
export interface ActorSummary {
	readonly slug: string;
	readonly name: string;
	readonly family: Family;
	/** Number of examples that name it. */
	readonly examples: number;
}

export interface ActorDirectory {
	readonly items: readonly ActorSummary[];
	readonly total: number;
	/** The page shown: the last one when the query asks for a page beyond it. */
	readonly page: number;
	readonly pages: number;
	/** Each forgets its own filter. */
	readonly families: Readonly<Partial<Record<Family, number>>>;
	readonly letters: Readonly<Record<string, number>>;
}

const PAGE_SIZE = 60;

/** One page of the directory of organisations. */
export async function browseActors(reader: Reader, query: ActorQuery): Promise<ActorDirectory> {
	const groups = await reader.db
		.selectFrom('actor')
		.select([
			sql<Family>`family`.as('family'),
			firstSign.as('first'),
			sql<number>`count(*)::int`.as('count')
		])
		.where(holdsWords(query.text))
		.groupBy(['family', firstSign])
		.execute();
	const families: Partial<Record<Family, number>> = {};
	const letters: Record<string, number> = {};
	let total = 0;
	for (const { family, first, count } of groups) {
		const group = { family, letter: /[a-z]/.test(first) ? first : '#', count };
		const inFamily = query.family === null || group.family === query.family;
		const inLetter = query.letter === null || group.letter === query.letter;
		if (inLetter) families[group.family] = (families[group.family] ?? 0) + group.count;
		if (inFamily) letters[group.letter] = (letters[group.letter] ?? 0) + group.count;
		if (inFamily && inLetter) total += group.count;
	}
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(query.page, pages);
	const items = await reader.db
		.selectFrom('actor')
		.select(['slug', 'name', sql<Family>`family`.as('family'), 'examples'])
		.where(holdsWords(query.text))
		.$if(query.family !== null, (rest) => rest.where('family', '=', query.family!))
		.$if(query.letter !== null, (rest) => rest.where(beginsBy(query.letter!)))
		.$if(query.sort === 'presence', (rest) => rest.orderBy('examples', 'desc'))
		.orderBy('sort_name')
		.orderBy('key')
		.limit(PAGE_SIZE)
		.offset((page - 1) * PAGE_SIZE)
		.execute();
	return { items, total, page, pages, families, letters };
}

/**
 * A run of organisations for programs, in the order of their addresses: `limit` of them after `cursor`
 * (what `next` was), and the next cursor, or null at the end. Refuses `wrong_cursor`.
 */
export async function listActors(
	reader: Reader,
	query: Pick<ActorQuery, 'text' | 'family'>,
	{ limit, cursor }: { limit: number; cursor: string | null }
): Promise<{ items: (ActorSummary & { names: string[] })[]; total: number; next: string | null }> {
	if (cursor !== null && !/^[a-z0-9-]{1,300}$/.test(cursor)) throw refuse('wrong_cursor', 'cursor');
	const matching = reader.db
		.selectFrom('actor')
		.where(holdsWords(query.text))
		.$if(query.family !== null, (rest) => rest.where('family', '=', query.family!));
	const { total } = await matching
		.select(sql<number>`count(*)::int`.as('total'))
		.executeTakeFirstOrThrow();
	const rows = await matching
		.select(['slug', 'name', sql<Family>`family`.as('family'), 'examples', 'names'])
		.$if(cursor !== null, (rest) => rest.where('slug', '>', cursor!))
		.orderBy('slug')
		.limit(limit + 1)
		.execute();
	const items = rows.slice(0, limit);
	return { items, total, next: rows.length > limit ? items.at(-1)!.slug : null };
}

/** Addresses of all the organisations, for the sitemap. */
export async function listActorAddresses(reader: Reader): Promise<string[]> {
	const rows = await reader.db.selectFrom('actor').select('slug').orderBy('slug').execute();
	return rows.map(({ slug }) => slug);
}

/** For each actor of an example, by its place in the record: the address of its page when it has one. */
export async function actorAddresses(
	reader: Reader,
	example: string
): Promise<Readonly<Record<number, string>>> {
	const rows = await reader.db
		.selectFrom('example_actor')
		.innerJoin('actor', 'actor.key', 'example_actor.actor')
		.select(['example_actor.rank', 'actor.slug'])
		.where('example_actor.example', '=', example)
		.execute();
	return Object.fromEntries(rows.map(({ rank, slug }) => [rank, `/acteurs/${slug}`]));
}

const firstSign = sql<string>`left(sort_name, 1)`;

/** `#` is any sign that is not a letter from a to z. */
function beginsBy(letter: string): RawBuilder<boolean> {
	if (letter === '#') return sql<boolean>`(sort_name < 'a' or sort_name >= '{')`;
	const next = String.fromCharCode(letter.charCodeAt(0) + 1);
	return sql<boolean>`(sort_name >= ${letter}::text and sort_name < ${next}::text)`;
}

function holdsWords(text: string): RawBuilder<boolean> {
	const words = searchedWords(text).map(
		(word) => sql<boolean>`strpos(search_names, ${word}::text) > 0`
	);
	return words.length > 0 ? sql<boolean>`(${sql.join(words, sql` and `)})` : sql<boolean>`true`;
}
