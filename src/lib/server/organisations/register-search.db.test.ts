import { someTerritories } from '#tests/cast.ts';
import { describe, expect, test } from '#tests/stage.ts';
import { searchNameOf, searchWordsOf } from '../../domain/organisations/register-rows.ts';
import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { searchRegisters } from './index.ts';

const COMMUNES = { '56121': 'Lorient', '35238': 'Rennes', '75056': 'Paris', '56162': 'Ploemeur' };

interface Given {
	readonly key: string;
	readonly name: string;
	readonly acronym?: string;
	readonly place?: keyof typeof COMMUNES;
	readonly domains?: readonly string[];
}

/** Rows as an import writes them, in the transaction of the test. */
async function given(context: Context, ...entries: readonly Given[]) {
	for (const { key, name, acronym = null, place = '56121', domains = [] } of entries) {
		const territory = await context.db
			.selectFrom('territory')
			.select('ancestors')
			.where('code', '=', place)
			.executeTakeFirst();
		const words = searchWordsOf([name, acronym, COMMUNES[place]], domains, territory?.ancestors);
		const common = sql`${name}, ${acronym}, ${place}, ${COMMUNES[place]}, ${[...domains]}::text[], ${searchNameOf(name)},
			array_to_tsvector(string_to_array(${words}, ' '))`;
		await (
			key.startsWith('rna-')
				? sql`insert into register_association (key, rna, layout, name, acronym, place, town, domains, search_name, words)
					values (${key}, ${key.slice(4)}, 'waldec', ${common})`
				: sql`insert into register_company (key, siren, legal_category, name, acronym, place, town, domains, search_name, words)
					values (${key}, ${key.slice(6)}, '5710', ${common})`
		).execute(context.db);
	}
}

async function keys(context: Context, query: Parameters<typeof searchRegisters>[1]) {
	const entries = await searchRegisters(context as never, query);
	return entries.map(({ key }) => key);
}

const A = 'rna-W561999001';
const B = 'rna-W561999002';
const C = 'siren-999000003';

describe('a search of the registers', () => {
	test('finds a name by any of its words or their beginnings, whatever the accents and case', async ({
		context
	}) => {
		await given(context, { key: A, name: 'L’Éveil Théâtral d’Essai' });
		for (const text of ['EVEIL', 'théâtral éveil', 'theatr', 'essai l’éveil', 'évei lorient'])
			expect(await keys(context, { text }), text).toEqual([A]);
		for (const text of ['veil', 'éveil marin', 'dramatique'])
			expect(await keys(context, { text }), text).toEqual([]);
	});

	test('finds an acronym', async ({ context }) => {
		await given(context, { key: A, name: 'Club d’aviron d’essai', acronym: 'CAE' });
		expect(await keys(context, { text: 'cae' })).toEqual([A]);
	});

	test('puts the names that begin by the text first, then the others, each in the order of names', async ({
		context
	}) => {
		await given(
			context,
			{ key: A, name: 'Atelier du Jardin' },
			{ key: C, name: 'Jardin Zen' },
			{ key: B, name: 'Jardin d’essai' }
		);
		expect(await keys(context, { text: 'jardin' })).toEqual([B, C, A]);
	});

	test('goes on page after page, each entry once, whichever the register and the order', async ({
		context
	}) => {
		await someTerritories(context);
		const all: Given[] = Array.from({ length: 25 }, (_, rank) => ({
			key: rank % 2 ? `rna-W5619990${10 + rank}` : `siren-9990000${10 + rank}`,
			name: rank % 3 ? `Jardin ${rank % 4}` : `Le jardin ${rank % 4}`,
			place: (['56121', '35238', '56162'] as const)[rank % 3]!,
			domains: ['alimentation']
		}));
		await given(context, ...all);
		const lorient = { latitude: 47.75, longitude: -3.37, km: 100 };
		for (const query of [
			{ text: 'jardin' },
			{ domain: 'alimentation' },
			{ place: 'R53' },
			{},
			{ near: { ...lorient, km: 100 } },
			{ near: lorient, text: 'jardin' }
		]) {
			const whole = await keys(context, { ...query, limit: 100 });
			const seen: string[] = [];
			for (;;) {
				const page = await keys(context, { ...query, limit: 4, after: seen.at(-1) });
				if (page.length === 0) break;
				seen.push(...page);
			}
			expect(seen, JSON.stringify(query)).toEqual(whole);
			if (!('near' in query)) expect(new Set(seen).size).toBe(25);
		}
	});

	test('keeps to a commune, or to what lies in a wider territory; an unknown one answers none', async ({
		context
	}) => {
		await someTerritories(context);
		await given(
			context,
			{ key: A, name: 'Un', place: '56121' },
			{ key: B, name: 'Deux', place: '35238' },
			{ key: C, name: 'Trois', place: '75056' }
		);
		expect(await keys(context, { place: '35238' })).toEqual([B]);
		expect(await keys(context, { place: 'R53' })).toEqual([B, A]);
		expect(await keys(context, { place: '75114' })).toEqual([C]);
		expect(await keys(context, { place: 'nulle part' })).toEqual([]);
		expect(await keys(context, { place: '56', text: 'deux' })).toEqual([]);
	});

	test('gives the nearest first, within the distance', async ({ context }) => {
		await someTerritories(context);
		await given(
			context,
			{ key: A, name: 'Zoé', place: '56121' },
			{ key: B, name: 'Ancre', place: '56162' },
			{ key: C, name: 'Balise', place: '75056' }
		);
		const near = { latitude: 47.7486, longitude: -3.3664, km: 20 };
		expect(await keys(context, { near })).toEqual([A, B]);
		expect(await keys(context, { near: { ...near, km: 1e9 } })).toEqual([A, B]);
		expect(await keys(context, { near, text: 'ancre' })).toEqual([B]);
	});

	test('keeps to a domain', async ({ context }) => {
		await given(
			context,
			{ key: A, name: 'Jardin', domains: ['grand-age', 'sante'] },
			{ key: B, name: 'Jardin d sante', domains: [] }
		);
		expect(await keys(context, { text: 'jardin', domain: 'grand-age' })).toEqual([A]);
		expect(await keys(context, { domain: 'sante' })).toEqual([A]);
		expect(await keys(context, { domain: 'sport' })).toEqual([]);
	});

	test('is not mistaken by signs that the database reads', async ({ context }) => {
		await given(context, { key: A, name: 'Jardin & Cie' });
		for (const text of [
			"jardin'); drop table person; --",
			"'",
			'\\',
			':* & |',
			'!jardin <-> cie',
			'\u0000jardin',
			'%',
			'💥'
		])
			await expect(searchRegisters(context as never, { text }), text).resolves.toBeInstanceOf(
				Array
			);
		expect(await keys(context, { text: 'jardin & cie' })).toEqual([A]);
		expect(await keys(context, { domain: "x' | 'jardin" })).toEqual([A]);
		for (const limit of [0, -1, 1e9, Number.NaN])
			expect(await keys(context, { limit })).toEqual([A]);
		expect(await keys(context, { after: 'rna-unknown' })).toEqual([A]);
	});
});
