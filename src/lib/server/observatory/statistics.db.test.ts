import { readQuery } from '#lib/domain/catalogue/query.ts';
import { DIMENSION_NAMES, DIMENSIONS } from '#lib/domain/observatory/statistics.ts';
import { COUNTED_PATH, readCounted } from '#lib/domain/observatory/statistics-selection.ts';
import { browseExamples, settleTerritory } from '#lib/server/catalogue/index.ts';
import type { Reader } from '#lib/server/platform/context.ts';
import { givenExamples, REAL_EXAMPLES, someTerritories } from '#tests/cast.ts';
import { describe, expect, test } from '#tests/stage.ts';
import { buildTable, countExamples, listCounted, tableSheet } from './index.ts';

const asked = (search: string) => new URLSearchParams(search);

/** How many examples the page of an address says there are. */
async function totalBehind(reader: Reader, address: string): Promise<number> {
	const parameters = asked(address.split('?')[1] ?? '');
	if (address.startsWith(COUNTED_PATH))
		return (await listCounted(reader, readCounted(parameters))).total;
	expect(address).toMatch(/^\/exemples(\?|$)/);
	const { query, ignored } = readQuery(parameters);
	expect(ignored, address).toEqual([]);
	return (await browseExamples(reader, await settleTerritory(reader, query))).total;
}

describe('a table of the real examples', () => {
	test('each number is the total of the page behind it', async ({ context, reader }) => {
		await someTerritories(context);
		await givenExamples(context, REAL_EXAMPLES);
		const checked = new Map<string, number>();
		for (const search of [
			'lignes=domaine&colonnes=categorie',
			'lignes=region&colonnes=echelle',
			'lignes=departement&territoire=R53',
			'lignes=acteur&colonnes=objectif&acteur=association',
			'lignes=annee&categorie=mecenat',
			'lignes=odd&colonnes=debut&q=emploi',
			'lignes=nature&colonnes=region&territoire=35&rayon=50'
		]) {
			const { rows, columns, all } = await buildTable(reader, asked(search));
			const cells = [all, ...columns.map((one) => one.all)];
			for (const row of rows) cells.push(row.all, ...row.cells);
			for (const { count, href } of cells) {
				if (count > 0) checked.set(href!, count);
				else expect(href).toBeNull();
			}
		}
		expect(checked.size).toBeGreaterThan(300);
		for (const [address, count] of checked)
			expect([address, await totalBehind(reader, address)]).toEqual([address, count]);
	});

	test('counts every example once in its margins, by whatever dimension', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		await givenExamples(context, REAL_EXAMPLES);
		const { query } = readQuery(asked(''));
		for (const rows of DIMENSION_NAMES) {
			const { table } = await countExamples(reader, { rows, columns: 'kind', query });
			expect(table.total).toBe(REAL_EXAMPLES.length);
			expect(table.columns.map(({ count }) => count)).toEqual([
				REAL_EXAMPLES.filter(({ kind }) => kind === 'partnership').length,
				REAL_EXAMPLES.filter(({ kind }) => kind === 'ecosystem').length
			]);
			for (const [at, { count }] of table.rows.entries())
				expect(table.cells[at]!.reduce((sum, cell) => sum + cell, 0)).toBe(count);
			const sum = table.rows.reduce((all, { count }) => all + count, 0);
			if (DIMENSIONS[rows].several) expect(sum).toBeGreaterThan(table.total);
			else expect(sum).toBe(table.total);
		}
	});

	test('counts the same as the facets of the catalogue, words included', async ({
		context,
		reader
	}) => {
		await givenExamples(context, REAL_EXAMPLES);
		const { query } = readQuery(asked('q=mobilité rurale'));
		const { table } = await countExamples(reader, { rows: 'domain', columns: null, query });
		const page = await browseExamples(reader, await settleTerritory(reader, query));
		expect(table.total).toBe(page.total);
		expect(Object.fromEntries(table.rows.map(({ value, count }) => [value, count]))).toEqual(
			page.facets.domain
		);
	});

	test('is a sheet whose lines and columns are those of the page', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES);
		const search = 'lignes=echelle&colonnes=categorie&mesure=part-ligne';
		const { rows, columns } = await buildTable(reader, asked(search));
		const [head, ...lines] = await tableSheet(reader, asked(search));
		expect(head).toHaveLength(columns.length + 3);
		expect(head![2]).toBe('Mécénat\u00A0(%)');
		expect(lines).toHaveLength(rows.length + 1);
		for (const [at, { value, label, cells }] of rows.entries())
			expect(lines[at]).toEqual([value, label, ...cells.map(({ told }) => told), 100]);
	});

	test('of nothing is empty, and an unknown territory is left aside and said', async ({
		reader
	}) => {
		const built = await buildTable(reader, asked('lignes=domaine&territoire=99999'));
		expect(built).toMatchObject({ rows: [], columns: [], all: { count: 0, href: null } });
		expect(built.ignored).toEqual([{ parameter: 'territoire', value: '99999' }]);
		expect(built.day).toBeNull();
	});
});

test('the examples behind a number are listed page by page, and no more', async ({
	context,
	reader
}) => {
	await givenExamples(context, REAL_EXAMPLES);
	const selection = readCounted(asked('acteur=association&avec=acteur:entreprise&page=2'));
	const { cards, total, page, pages } = await listCounted(reader, selection);
	const both = REAL_EXAMPLES.filter(({ actors }) =>
		['association', 'entreprise'].every((family) => actors.some(({ type }) => type === family))
	);
	expect(total).toBe(both.length);
	expect([page, pages, cards.length]).toEqual([2, Math.ceil(both.length / 20), 20]);
	const slugs = new Set(both.map(({ slug }) => slug));
	expect(cards.every(({ slug }) => slugs.has(slug))).toBe(true);
	const beyond = await listCounted(reader, readCounted(asked('avec=annee:1851&page=9')));
	expect([beyond.total, beyond.page, beyond.cards]).toEqual([0, 1, []]);
});
