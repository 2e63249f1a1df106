import { prepareRules, type ActorDecisions } from '#lib/domain/catalogue/actor-names.ts';
import { EMPTY_ACTOR_QUERY } from '#lib/domain/catalogue/actor-query.ts';
import { readActors } from '#lib/domain/catalogue/actors.ts';
import type { Context, Reader } from '#lib/server/platform/context.ts';
import { anExample, givenExamples, REAL_EXAMPLES } from '#tests/cast.ts';
import { describe, expect, test } from '#tests/stage.ts';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
	actorAddresses,
	browseActors,
	listActors,
	readActor,
	type ActorPortrait
} from './index.ts';

const decisions = parse(readFileSync('data/actors/decisions.yaml', 'utf8')) as ActorDecisions;

async function portrait(reader: Reader, slug: string, page = 1): Promise<ActorPortrait> {
	const found = await readActor(reader, slug, page);
	if ('movedTo' in found) throw new Error(`${slug} moved to ${found.movedTo}`);
	return found;
}

const slugsIn = async ({ db }: Context) =>
	(await db.selectFrom('actor').select(['slug', 'examples']).orderBy('slug').execute()).map(
		({ slug, examples }) => `${slug} ${examples}`
	);

const shared = (slug: string, ...names: string[]) =>
	anExample({
		slug,
		actors: names.map((name) => ({ name, type: 'association', role: 'porteur' }))
	});

describe('the organisations of the examples', () => {
	test('the table says what the pure rules say, name for name', async ({ context }) => {
		await givenExamples(context, REAL_EXAMPLES);
		const { actors } = readActors(REAL_EXAMPLES, prepareRules(decisions, []));
		const rows = await context.db
			.selectFrom('actor')
			.select(['key', 'slug', 'name', 'family', 'names'])
			.execute();
		const said = (all: readonly { key: string; slug: string; names: readonly string[] }[]) =>
			all.map((one) => ({ ...one, names: [...one.names].sort() })).sort(byKey);
		const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
		expect(said(rows)).toEqual(said(actors.map(({ base: _, ...actor }) => actor)));
	});

	test('whatever the order in which they come, one file or several', async ({ context }) => {
		const some = REAL_EXAMPLES.slice(0, 120);
		for (const example of [...some].reverse()) await givenExamples(context, [example]);
		const oneByOne = await slugsIn(context);
		await context.db.deleteFrom('example').execute();
		expect(await slugsIn(context)).toEqual([]);
		await givenExamples(context, some);
		expect(await slugsIn(context)).toEqual(oneByOne);
	});

	test('follow their examples: a name corrected, an example taken away', async ({ context }) => {
		await givenExamples(context, [shared('a', 'Alpha', 'Beta'), shared('b', 'Alpha', 'Gamma')]);
		expect(await slugsIn(context)).toEqual(['alpha 2', 'beta 1', 'gamma 1']);
		await givenExamples(context, [shared('a', 'Alpha', 'Delta')]);
		expect(await slugsIn(context)).toEqual(['alpha 2', 'delta 1', 'gamma 1']);
		await context.db.deleteFrom('example').where('slug', '=', 'b').execute();
		expect(await slugsIn(context)).toEqual(['alpha 1', 'delta 1']);
	});

	test('an organisation named twice in an example counts it once', async ({ context, reader }) => {
		await givenExamples(context, [shared('a', 'Alpha', 'ALPHA', 'Beta')]);
		const alpha = await portrait(reader, 'alpha');
		expect([alpha.examples, alpha.items.length, alpha.allAllies]).toEqual([1, 1, 1]);
		expect(alpha.roles).toEqual([{ value: 'porteur', count: 1 }]);
		expect(alpha.allies.map(({ slug, shared: common }) => [slug, common])).toEqual([['beta', 1]]);
	});
});

describe('the page of an organisation', () => {
	test('tells its examples a page at a time, its allies with what they share', async ({
		context,
		reader
	}) => {
		await givenExamples(
			context,
			Array.from({ length: 45 }, (_, rank) => ({
				...shared(`e-${rank}`, 'Alpha', rank % 2 ? 'Odd' : 'Even'),
				startYear: 1980 + rank
			}))
		);
		const first = await portrait(reader, 'alpha');
		expect([first.examples, first.items.length, first.pages]).toEqual([45, 20, 3]);
		expect(first.items[0]!.slug).toBe('e-44');
		expect(first.years).toEqual([1980, 2024]);
		expect(first.allies.map(({ slug, shared: common }) => [slug, common])).toEqual([
			['even', 23],
			['odd', 22]
		]);
		const beyond = await portrait(reader, 'alpha', 99);
		expect([beyond.page, beyond.items.length]).toEqual([3, 5]);
	});

	test('the address of a writing that joined another leads to it', async ({ context, reader }) => {
		await givenExamples(context, [
			anExample({
				slug: 'a',
				actors: [
					{ name: 'Pôle emploi', type: 'etat' },
					{ name: 'Alpha', type: 'association' }
				]
			})
		]);
		expect(await readActor(reader, 'pole-emploi', 1)).toEqual({ movedTo: 'france-travail' });
		expect((await portrait(reader, 'france-travail')).name).toBe('France Travail');
	});

	test.for(['nobody', 'habitants', "x' or '1'='1", 'a'.repeat(5000), 'adresse-seule'])(
		'%s has none',
		async (slug, { reader }) => {
			await expect(readActor(reader, slug, 1)).rejects.toMatchObject({ code: 'unknown_actor' });
		}
	);

	test('an example says which of its actors have one', async ({ context, reader }) => {
		await givenExamples(context, [
			anExample({
				slug: 'a',
				actors: [
					{ name: 'Habitants', type: 'citoyens' },
					{ name: 'L’Olivier', type: 'association' }
				]
			})
		]);
		expect(await actorAddresses(reader, 'a')).toEqual({ 1: '/acteurs/olivier' });
	});
});

describe('the directory', () => {
	test('finds by words without accents, whatever the writing', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 300));
		const found = await browseActors(reader, { ...EMPTY_ACTOR_QUERY, text: 'FONDATION cœur' });
		const all = await browseActors(reader, EMPTY_ACTOR_QUERY);
		expect(found.total).toBeLessThan(all.total);
		for (const text of ["%'", '_', '\\', 'é'.repeat(200), '"']) {
			await browseActors(reader, { ...EMPTY_ACTOR_QUERY, text });
		}
	});

	test('families and letters forget only their own filter, and add up', async ({
		context,
		reader
	}) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 300));
		const all = await browseActors(reader, EMPTY_ACTOR_QUERY);
		const sum = (counts: Readonly<Record<string, number>>) =>
			Object.values(counts).reduce((total, count) => total + count, 0);
		expect(sum(all.letters)).toBe(all.total);
		const narrowed = await browseActors(reader, {
			...EMPTY_ACTOR_QUERY,
			family: 'fondation',
			letter: 'f'
		});
		expect(narrowed.total).toBe(narrowed.families.fondation);
		expect(narrowed.total).toBe(narrowed.letters.f);
		expect(sum(narrowed.letters)).toBe(all.families.fondation);
	});

	test('a program reads all of them once, run by run', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 100));
		const seen: string[] = [];
		let cursor: string | null = null;
		do {
			const run: Awaited<ReturnType<typeof listActors>> = await listActors(
				reader,
				EMPTY_ACTOR_QUERY,
				{ limit: 37, cursor }
			);
			seen.push(...run.items.map(({ slug }) => slug));
			cursor = run.next;
		} while (cursor);
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen.length).toBe((await browseActors(reader, EMPTY_ACTOR_QUERY)).total);
		await expect(
			listActors(reader, EMPTY_ACTOR_QUERY, { limit: 1, cursor: 'É !' })
		).rejects.toMatchObject({ code: 'wrong_cursor' });
	});
});
