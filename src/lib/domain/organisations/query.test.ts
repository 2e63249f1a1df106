import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DOMAINS, FAMILIES, SDGS } from '../kernel/vocabulary.ts';
import {
	EVERY_ORGANISATION,
	ORGANISATION_SORTS,
	organisationsAddress,
	readOrganisationQuery,
	settledOrder,
	toggleFacet,
	writeOrganisationQuery,
	type OrganisationQuery
} from './query.ts';
import { SIZE_SPANS, TELLING } from './vocabulary.ts';

const read = (search: string) => readOrganisationQuery(new URLSearchParams(search));
const some = (labels: object) => fc.subarray(Object.keys(labels));

const queries = fc
	.record({
		text: fc.constantFrom('', 'petits débrouillards', '552100554'),
		family: some(FAMILIES),
		domain: some(DOMAINS),
		sdg: fc.subarray(Object.keys(SDGS).map(Number)),
		size: some(SIZE_SPANS),
		telling: some(TELLING),
		territory: fc.constantFrom(null, '35238', 'R53', '243500139'),
		around: fc.constantFrom(null, 20, 50),
		sort: fc.constantFrom(...Object.keys(ORGANISATION_SORTS)),
		page: fc.integer({ min: 1, max: 50 })
	})
	.map((query) => {
		const asked = query as unknown as OrganisationQuery;
		return {
			...asked,
			around: asked.territory ? asked.around : null,
			sort: settledOrder(asked)
		};
	});

test('the address holds the query, and the query the address', () => {
	fc.assert(
		fc.property(queries, (query) => {
			const written = writeOrganisationQuery(query);
			const again = readOrganisationQuery(written);
			expect(again).toEqual({ query, ignored: [] });
		})
	);
});

test('a value chosen twice is as it was', () => {
	fc.assert(
		fc.property(queries, fc.constantFrom(...Object.keys(DOMAINS)), (query, value) => {
			const twice = toggleFacet(toggleFacet(query, 'domain', value), 'domain', value);
			expect(twice).toEqual({ ...query, page: 1 });
		})
	);
});

test('a mangled address is forgiven, and what it loses is said', () => {
	const { query, ignored } = read(
		'famille=Association&domaine=licornes&page=-3&tri=proches&rayon=20&utm_source=x'
	);
	expect(query).toEqual({ ...EVERY_ORGANISATION, family: ['association'] });
	expect(ignored).toEqual([
		{ parameter: 'domaine', value: 'licornes' },
		{ parameter: 'page', value: '-3' }
	]);
	expect(organisationsAddress(query)).toBe('/organisations?famille=association');
});

test('a place brings the nearest first, words the most fitting', () => {
	expect(read('territoire=R53').query.sort).toBe('proches');
	expect(read('territoire=R53&q=velo').query.sort).toBe('pertinence');
	expect(read('').query.sort).toBe('nom');
});
