import { sql } from 'kysely';
import { describe, expect, test } from '#tests/stage.ts';
import type { Context } from '../context.ts';

async function value({ db }: Context, expression: string): Promise<unknown> {
	const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(
		db
	);
	return rows[0]?.value;
}

describe('both engines answer the same values', () => {
	test('a bigint is a number', async ({ context }) => {
		expect(await value(context, '9007199254740991::bigint')).toBe(9007199254740991);
		expect(await value(context, 'count(*)')).toBe(1);
	});

	test('a decimal stays the text it is, exact', async ({ context }) => {
		expect(await value(context, '1234567890.123456789::numeric')).toBe('1234567890.123456789');
	});

	test('a floating number and a small one are numbers', async ({ context }) => {
		expect(await value(context, '48.85::float8')).toBe(48.85);
		expect(await value(context, '7::smallint')).toBe(7);
	});

	test('a day is its text, the same in every time zone', async ({ context }) => {
		expect(await value(context, `'2026-03-29'::date`)).toBe('2026-03-29');
	});

	test('an instant is a Date', async ({ context }) => {
		expect(await value(context, `'2026-03-12T10:30:00.123+01:00'::timestamptz`)).toEqual(
			new Date('2026-03-12T09:30:00.123Z')
		);
	});

	test('an instant written as a text is written in universal time', async ({ context }) => {
		expect(await value(context, `('2026-03-12T10:30:00+01:00'::timestamptz)::text`)).toBe(
			'2026-03-12 09:30:00+00'
		);
	});

	test('jsonb is the value itself', async ({ context }) => {
		expect(await value(context, `'{"a": [1, null, "é"]}'::jsonb`)).toEqual({ a: [1, null, 'é'] });
	});

	test('arrays are arrays, empty ones too', async ({ context }) => {
		expect(await value(context, `array['a', 'b c', 'd"e', 'f,g']`)).toEqual([
			'a',
			'b c',
			'd"e',
			'f,g'
		]);
		expect(await value(context, `'{}'::text[]`)).toEqual([]);
		expect(await value(context, 'array[1, 2]::smallint[]')).toEqual([1, 2]);
	});

	test('nothing is null', async ({ context }) => {
		expect(await value(context, 'null::text')).toBeNull();
	});

	test('texts and lists travel as parameters, whatever they hold', async ({ context }) => {
		const texts = ['l’été', '"', "'; drop table example; --", '\\', '{a,b}', '𝒳', ''];
		const { rows } = await sql<{ value: string[] }>`select ${texts}::text[] as value`.execute(
			context.db
		);
		expect(rows[0]?.value).toEqual(texts);
	});

	test('a write says how many rows it changed', async ({ context }) => {
		const write = (name: string) =>
			context.db
				.insertInto('reference_load')
				.values({ name, fingerprint: 'x' })
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst();
		expect((await write('once')).numInsertedOrUpdatedRows).toBe(1n);
		expect((await write('once')).numInsertedOrUpdatedRows).toBe(0n);
	});

	test('a taken key is refused with the same code and the name of the constraint', async ({
		context
	}) => {
		const write = () =>
			context.db.insertInto('revision').values({ subject: 'catalogue', number: 1 }).execute();
		await expect(write()).rejects.toMatchObject({ code: '23505', constraint: 'revision_pkey' });
	});

	test('names sort by code point when the column says so', async ({ context }) => {
		const { rows } = await sql<{ word: string }>`
			select word from unnest(array['b', 'É', 'a', 'Z', 'e']) as words (word) order by word collate "C"
		`.execute(context.db);
		expect(rows.map(({ word }) => word)).toEqual(['Z', 'a', 'b', 'e', 'É']);
	});

	test('French stems are found with or without accents', async ({ context }) => {
		const found = `to_tsvector('french_unaccent', 'Des bénévoles engagés') @@ plainto_tsquery('french_unaccent', 'benevole engage')`;
		expect(await value(context, found)).toBe(true);
	});
});
