import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { anExample, givenExamples, REAL_EXAMPLES } from '#tests/cast.ts';
import { describe, expect, test } from '#tests/stage.ts';
import { faultOf, tableSchema } from '#lib/domain/observatory/open-data.ts';
import { tableJsonLd } from '#lib/domain/observatory/table-json-ld.ts';
import type { Reader } from '../platform/context.ts';
import {
	listTables,
	readTable,
	readTableAt,
	readTableRows,
	writeTable,
	type PublishedTable
} from './index.ts';

async function written(reader: Reader, table: PublishedTable, format: 'csv' | 'json') {
	let text = '';
	for await (const part of writeTable(reader, table, format)) text += part;
	return text;
}

const EXPECTED = [
	'examples',
	'actors',
	'indicators',
	'studies',
	'programmes',
	'themes',
	'populations',
	'questions',
	'warnings',
	'domains',
	'categories',
	'objectives',
	'scales',
	'families',
	'synonyms'
];

describe('the tables of the open data', () => {
	test('have rows that are what their dictionary says, with keys that name one row each', async ({
		context,
		reader
	}) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 60));
		const tables = await listTables(reader);
		expect(tables.map(({ table }) => table.id)).toEqual(expect.arrayContaining(EXPECTED));
		for (const { table, rows: count } of tables) {
			const rows = await readTableRows(reader, table);
			expect(rows, table.id).toHaveLength(count);
			expect(count, table.id).toBeGreaterThan(0);
			for (const row of rows) expect(faultOf(table, row), `${table.id} ${row.id}`).toBeNull();
			const keys = rows.map((row) => table.key.map((name) => row[name]).join('|'));
			if (table.key.length > 0) expect(new Set(keys).size, table.id).toBe(rows.length);
		}
	});

	test('name only rows that are there', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 60));
		const tables = await listTables(reader);
		const keysOf = new Map<string, Set<unknown>>();
		for (const { table } of tables)
			keysOf.set(
				table.id,
				new Set((await readTableRows(reader, table)).map((row) => row[table.key[0] ?? '']))
			);
		for (const { table } of tables) {
			for (const { name, ref } of table.fields) {
				if (!ref) continue;
				for (const row of await readTableRows(reader, table))
					for (const key of [row[name] ?? []].flat())
						expect(keysOf.get(ref)?.has(key), `${table.id}.${name} ${key}`).toBe(true);
			}
		}
	});

	test('are sent in the bytes whose size and fingerprint are published', async ({
		context,
		reader
	}) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 60));
		for (const published of await listTables(reader)) {
			for (const format of ['csv', 'json'] as const) {
				const text = await written(reader, published, format);
				expect(Buffer.byteLength(text)).toBe(published.files[format].bytes);
				expect(createHash('sha256').update(text).digest('hex')).toBe(
					published.files[format].sha256
				);
			}
		}
	});

	test('say the same in CSV and in JSON', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 60));
		for (const published of await listTables(reader)) {
			const sheet = parse(await written(reader, published, 'csv'), {
				bom: true,
				columns: true
			}) as Record<string, string>[];
			const { rows } = JSON.parse(await written(reader, published, 'json')) as {
				rows: Record<string, unknown>[];
			};
			expect(sheet).toHaveLength(rows.length);
			for (const [rank, row] of rows.entries()) {
				expect(Object.keys(row)).toEqual(published.table.fields.map(({ name }) => name));
				for (const [name, value] of Object.entries(row)) {
					const cell = Array.isArray(value) ? value.join('\n') : String(value ?? '');
					expect(sheet[rank]![name]!.replace(/^'(?=[=+\-@\t\r'])/, '')).toBe(cell);
				}
			}
		}
	});

	test('that are files have a version whose fingerprint is written in their history', async ({
		reader
	}) => {
		for (const { table, version, history, files } of await listTables(reader)) {
			if (table.kept !== 'file' || !history[0]!.sha256) continue;
			expect(
				files.csv.sha256,
				`${table.id} changed since ${version}: add its version to data/open-data/history.json`
			).toBe(history[0]!.sha256);
		}
	});

	test('of the catalogue take a new version when it moves', async ({ context, reader }) => {
		await givenExamples(context, [anExample({ slug: 'un' })]);
		const before = await readTable(reader, 'examples');
		await givenExamples(context, [anExample({ slug: 'deux' })]);
		const after = await readTable(reader, 'examples');
		expect([before.rows, after.rows]).toEqual([1, 2]);
		expect(after.version).not.toBe(before.version);
		expect(after.files.csv.sha256).not.toBe(before.files.csv.sha256);
		await expect(readTableAt(reader, 'examples', after.version)).resolves.toBe(after);
		await expect(readTableAt(reader, 'examples', before.version)).rejects.toMatchObject({
			code: 'version_no_longer_served',
			status: 410
		});
		await expect(readTableAt(reader, 'examples', '2026-01-01.r9999')).rejects.toMatchObject({
			status: 404
		});
	});

	test('that do not exist, and versions that never were, are refused in French', async ({
		reader
	}) => {
		await expect(readTable(reader, 'licornes')).rejects.toMatchObject({ code: 'unknown_table' });
		await expect(readTable(reader, 'constructor')).rejects.toMatchObject({ code: 'unknown_table' });
		await expect(readTableAt(reader, 'themes', '1999-01-01')).rejects.toMatchObject({
			code: 'unknown_version',
			status: 404
		});
	});

	test('are described by a Table Schema that names their fields, key and links', async ({
		reader
	}) => {
		const { table, version } = await readTable(reader, 'indicators');
		const schema = tableSchema(table, version, 'https://alliances.test');
		expect(schema.fields.map(({ name }) => name)).toEqual(table.fields.map(({ name }) => name));
		expect(schema.primaryKey).toEqual(['id']);
		expect(schema.foreignKeys).toContainEqual({
			fields: 'theme',
			reference: { resource: 'themes', fields: 'id' }
		});
		expect(schema.fields.find(({ name }) => name === 'value')).toMatchObject({ type: 'number' });
		for (const { type } of schema.fields)
			expect(['string', 'integer', 'number', 'year', 'date', 'boolean']).toContain(type);
	});

	test('are told to machines that read pages, with their files', async ({ reader }) => {
		const published = await readTable(reader, 'warnings');
		const written = tableJsonLd(published, 'https://alliances.test');
		expect(written).not.toContain('<');
		expect(JSON.parse(written)).toMatchObject({
			'@type': 'Dataset',
			url: 'https://alliances.test/observatoire/donnees/warnings',
			version: published.version,
			distribution: [
				{
					contentUrl: 'https://alliances.test/observatoire/donnees/warnings.csv',
					sha256: published.files.csv.sha256
				},
				{ encodingFormat: 'application/json' }
			]
		});
	});
});
