import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS, LIST_FACETS, readQuery, type ListFacet } from '../catalogue/query.ts';
import { DIMENSION_NAMES } from './statistics.ts';
import {
	FIRST_TABLE,
	FORMS,
	MEASURES,
	readTableQuery,
	tableAddress,
	withoutOrder,
	writeTableQuery,
	type Form,
	type Measure,
	type TableQuery
} from './table-query.ts';

const read = (search: string) => readTableQuery(new URLSearchParams(search));

/** Any table that a person could have come to. */
const anyTable: fc.Arbitrary<TableQuery> = fc
	.record({
		rows: fc.constantFrom(...DIMENSION_NAMES),
		columns: fc.option(fc.constantFrom(...DIMENSION_NAMES)),
		measure: fc.constantFrom(...(Object.keys(MEASURES) as Measure[])),
		form: fc.constantFrom(...(Object.keys(FORMS) as Form[])),
		text: fc.string({ maxLength: 60, unit: 'grapheme' }),
		facets: fc.record(
			Object.fromEntries(
				LIST_FACETS.map((facet) => [facet, fc.subarray(Object.keys(FACETS[facet].labels))])
			) as Record<ListFacet, fc.Arbitrary<string[]>>
		),
		territory: fc.constantFrom(null, 'R53', '56', '2A', '35238', '243500139'),
		around: fc.constantFrom(null, 20)
	})
	.map(({ rows, columns, measure, form, text, facets, territory, around }) => {
		const across = columns === rows ? null : columns;
		const { query } = readQuery(new URLSearchParams({ q: text }));
		return {
			rows,
			columns: across,
			measure: across === null && measure === 'part-ligne' ? 'nombre' : measure,
			form,
			query: withoutOrder({
				...query,
				...facets,
				sdg: facets.sdg.map(Number),
				territory,
				around: territory ? around : null
			} as unknown as TableQuery['query'])
		};
	});

describe('the address of a table is its state', () => {
	it('is read back as the same table', () => {
		fc.assert(
			fc.property(anyTable, (table) => {
				const { table: again, ignored, remarks } = readTableQuery(writeTableQuery(table));
				expect(again).toEqual(table);
				expect([ignored, remarks]).toEqual([[], []]);
			})
		);
	});

	it('is read whatever it holds, and what is read has one writing', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(
						fc.oneof(
							fc.constantFrom('lignes', 'colonnes', 'mesure', 'forme', 'rows', 'q'),
							fc.string({ unit: 'binary' })
						),
						fc.oneof(fc.constantFrom('domaine', 'acteur', 'nombre'), fc.string({ unit: 'binary' }))
					)
				),
				(pairs) => {
					const { table } = readTableQuery(new URLSearchParams(pairs));
					expect(readTableQuery(writeTableQuery(table)).table).toEqual(table);
				}
			)
		);
	});

	it('without anything is the first table', () => {
		expect(read('')).toEqual({ table: FIRST_TABLE, ignored: [], remarks: [] });
		expect(tableAddress(FIRST_TABLE)).toBe(
			'/observatoire/tableau?lignes=domaine&colonnes=categorie'
		);
	});
});

describe('a mangled address is forgiven, and said', () => {
	it.each([
		['lignes=couleur', 'domain', null, ['unknown-rows'], ['lignes']],
		['lignes=odd&colonnes=couleur', 'sdg', null, ['unknown-columns'], ['colonnes']],
		['lignes=odd&colonnes=sdg', 'sdg', null, ['same-twice'], []],
		['colonnes=domaine', 'domain', null, [], []],
		['colonnes=echelle', 'domain', 'scale', [], []],
		['lignes=region&mesure=part-ligne', 'region', null, ['no-share-of-a-line-alone'], []],
		['lignes=region&mesure=poids', 'region', null, [], ['mesure']],
		['lignes=region&couleur=bleu&tri=titre&page=3', 'region', null, [], ['couleur']],
		['lignes=region&__proto__=x', 'region', null, [], ['__proto__']],
		['rows=Family&columns=scale', 'family', 'scale', [], []]
	])('%s', (search, rows, columns, remarks, ignored) => {
		const answer = read(search);
		expect([answer.table.rows, answer.table.columns]).toEqual([rows, columns]);
		expect(answer.remarks).toEqual(remarks);
		expect(answer.ignored.map(({ parameter }) => parameter)).toEqual(ignored);
		expect(answer.table.measure).toBe('nombre');
	});

	it('« forme » says how the table is told, and still names the forms of partnership', () => {
		expect(read('lignes=odd&forme=graphique').table.form).toBe('graphique');
		expect(read('lignes=odd&forme=mecenat').table).toMatchObject({
			form: 'tableau',
			query: { category: ['mecenat'] }
		});
	});
});
