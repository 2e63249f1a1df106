import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	EMPTY_QUERY,
	FACETS,
	LIST_FACETS,
	catalogueAddress,
	readQuery,
	toggle,
	writeQuery,
	type CatalogueQuery,
	type ListFacet
} from './query.ts';
import { LONGEST_TEXT } from '../kernel/address.ts';

const read = (search: string) => readQuery(new URLSearchParams(search));

/** Any query that a person could have come to. */
const anyQuery: fc.Arbitrary<CatalogueQuery> = fc
	.record({
		text: fc.string({ maxLength: LONGEST_TEXT, unit: 'grapheme' }),
		facets: fc.record(
			Object.fromEntries(
				LIST_FACETS.map((facet) => [facet, fc.subarray(Object.keys(FACETS[facet].labels))])
			) as Record<ListFacet, fc.Arbitrary<string[]>>
		),
		territory: fc.constantFrom(null, 'R53', '56', '2A', '35238', '2A004', '243500139', '974'),
		around: fc.constantFrom(null, 1, 20, 500),
		sort: fc.constantFrom('pertinence', 'recents', 'proches', 'titre'),
		page: fc.integer({ min: 1, max: 5000 })
	})
	.map(({ text, facets, territory, around, sort, page }) => {
		const clean = read(new URLSearchParams({ q: text }).toString()).query.text;
		return {
			...facets,
			sdg: facets.sdg.map(Number),
			text: clean,
			territory,
			around: territory ? around : null,
			sort: possible(sort, clean, territory),
			page
		} as unknown as CatalogueQuery;
	});

/** Nothing is relevant without words, nor near without a place or words that may name one. */
function possible(sort: string, text: string, territory: string | null): string {
	const settled = text === '' ? 'recents' : 'pertinence';
	if (sort === 'pertinence' && text === '') return settled;
	return sort === 'proches' && text === '' && territory === null ? settled : sort;
}

describe('the address bar is the state', () => {
	it('an address that was written is read back as the same query', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const { query: again, ignored } = readQuery(writeQuery(query));
				expect(again).toEqual(query);
				expect(ignored).toEqual([]);
			})
		);
	});

	it('any address at all is read, whatever it holds', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))),
				(pairs) => {
					const { query } = readQuery(new URLSearchParams(pairs));
					expect(query.text.length).toBeLessThanOrEqual(LONGEST_TEXT);
					expect(query.text.isWellFormed()).toBe(true);
					// eslint-disable-next-line no-control-regex -- what must never reach SQL
					expect(query.text).not.toMatch(/[\u0000-\u001f]/);
				}
			)
		);
	});

	it('the same choices make the same address, in whatever order they were made', () => {
		const one = read('domaine=sport&domaine=sante&odd=3&odd=1').query;
		const other = read('odd=1,3&domaine=sante,sport').query;
		expect(catalogueAddress(one)).toBe(catalogueAddress(other));
		expect(catalogueAddress(EMPTY_QUERY)).toBe('/exemples');
	});
});

describe('a mangled address is forgiven', () => {
	it.each([
		['Domaine=Grand%20%C3%A2ge', { domain: ['grand-age'] }],
		['odd=ODD%2003', { sdg: [3] }],
		['domain=sante&category=mecenat', { domain: ['sante'], category: ['mecenat'] }],
		['region=53', { territory: 'R53' }],
		['departement=2a', { territory: '2A' }],
		['commune=56121', { territory: '56121' }],
		['page=-4', { page: 1 }],
		['page=abc', { page: 1 }],
		['page=9e99', { page: 100_000 }],
		['tri=TITRE', { sort: 'recents' }],
		['q=+++a%00b+', { text: 'a b' }]
	])('%s', (search, expected) => expect(read(search).query).toMatchObject(expected));

	it('says what it did not understand, and goes on without it', () => {
		const { query, ignored } = read(
			'domaine=sante,rouge&couleur=bleu&territoire=Narnia&utm_source=x'
		);
		expect(query).toMatchObject({ domain: ['sante'], territory: null });
		expect(ignored).toEqual([
			{ parameter: 'domaine', value: 'rouge' },
			{ parameter: 'couleur', value: 'bleu' },
			{ parameter: 'territoire', value: 'Narnia' }
		]);
	});

	it('cuts a search of 10,000 characters', () => {
		expect(read(`q=${'é'.repeat(10_000)}`).query.text).toHaveLength(LONGEST_TEXT);
	});
});

describe('a value of a facet is added, then taken away', () => {
	it('and comes back to the first page', () => {
		const once = toggle({ ...EMPTY_QUERY, page: 7 }, 'sdg', '3');
		expect(once).toMatchObject({ sdg: [3], page: 1 });
		expect(toggle(once, 'sdg', '3')).toMatchObject({ sdg: [] });
	});
});
