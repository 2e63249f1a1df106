import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	EMPTY_RESOURCE_QUERY,
	readResourceQuery,
	resourceCriteria,
	resourcesAddress,
	toggleResource
} from './resource-query.ts';
import {
	NATURES,
	QUESTIONS,
	RESOURCE_FACET_NAMES,
	RESOURCE_FACETS,
	selectResources,
	STAGES,
	type Nature,
	type Question,
	type Resource,
	type ResourceFacet,
	type ResourceQuery,
	type Stage
} from './resources.ts';
import { ROLES, type Role } from './roles.ts';

const resource = (fields: Partial<Resource>): Resource => ({
	id: 'une-page',
	nature: 'methode',
	title: 'Une page',
	publisher: 'Un site',
	url: 'https://exemple.org',
	sentence: 'Pour essayer.',
	questions: ['piloter'],
	roles: ['association'],
	stages: [4],
	language: 'fr',
	...fields
});

const anyResource: fc.Arbitrary<Resource> = fc.record({
	id: fc.uuid(),
	nature: fc.constantFrom(...(Object.keys(NATURES) as Nature[])),
	title: fc.constantFrom('La convention', 'Une charte', 'Des élus', ''),
	publisher: fc.constantFrom('Un site', 'Une association'),
	url: fc.constant('https://exemple.org'),
	sentence: fc.constantFrom('Évaluer ensemble.', 'Écrire une convention.'),
	questions: fc.subarray(Object.keys(QUESTIONS) as Question[]),
	roles: fc.subarray(Object.keys(ROLES) as Role[]),
	stages: fc.subarray(Object.keys(STAGES).map(Number) as Stage[]),
	language: fc.constant('fr')
});
const values = (facet: ResourceFacet) => fc.subarray(Object.keys(RESOURCE_FACETS[facet].labels));
const anyQuery: fc.Arbitrary<ResourceQuery> = fc.record({
	text: fc.constantFrom('', 'convention', 'evaluer', 'zzz'),
	nature: values('nature'),
	role: values('role'),
	question: values('question'),
	stage: values('stage')
});

describe('a selection of resources', () => {
	test('inside one facet any value answers, between facets all', () => {
		const one = resource({ id: 'a', roles: ['elu'], stages: [1] });
		const two = resource({ id: 'b', roles: ['entreprise'], stages: [7] });
		const ids = (query: Partial<ResourceQuery>) =>
			selectResources([one, two], { ...EMPTY_RESOURCE_QUERY, ...query }).items.map(({ id }) => id);
		expect(ids({})).toEqual(['a', 'b']);
		expect(ids({ role: ['elu', 'entreprise'] })).toEqual(['a', 'b']);
		expect(ids({ role: ['elu'], stage: ['7'] })).toEqual([]);
	});

	test('words are found without their accents, under another form, or begun', () => {
		const found = (text: string) =>
			selectResources([resource({ title: 'Évaluer une convention', publisher: 'La Fonda' })], {
				...EMPTY_RESOURCE_QUERY,
				text
			}).items.length > 0;
		for (const text of ['evaluer', 'ÉVALUER', 'évaluation', 'conventions', 'eval', 'la fonda'])
			expect(found(text), text).toBe(true);
		for (const text of ['subvention', 'convention subvention', '???'])
			expect(found(text), text).toBe(false);
	});

	test('the count of a value is what choosing it alone in its facet would give', () => {
		fc.assert(
			fc.property(fc.array(anyResource), anyQuery, (resources, query) => {
				const { counts } = selectResources(resources, query);
				for (const facet of RESOURCE_FACET_NAMES)
					for (const value of Object.keys(RESOURCE_FACETS[facet].labels))
						expect(counts[facet][value]).toBe(
							selectResources(resources, { ...query, [facet]: [value] }).items.length
						);
			}),
			{ numRuns: 60 }
		);
	});

	test('one more criterion in another facet never adds a resource', () => {
		fc.assert(
			fc.property(fc.array(anyResource), anyQuery, (resources, query) => {
				const all = selectResources(resources, { ...query, nature: [] }).items;
				for (const item of selectResources(resources, query).items) expect(all).toContain(item);
			})
		);
	});
});

describe('the address of a selection', () => {
	test('says the whole query, and only it', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const address = resourcesAddress(query);
				const { query: again, ignored } = readResourceQuery(
					new URL(address, 'https://exemple.org').searchParams
				);
				expect(again).toEqual(query);
				expect(ignored).toEqual([]);
			})
		);
	});

	test('values may be written as the page writes them, or separated by commas', () => {
		const { query } = readResourceQuery(
			new URLSearchParams('nature=Méthodes,outils&role=Élu ou agent&etape=4&q= charte ')
		);
		expect(query).toEqual({
			text: 'charte',
			nature: ['methode', 'outil'],
			role: ['elu'],
			question: [],
			stage: ['4']
		});
	});

	test('what means nothing is left aside, and said', () => {
		const { query, ignored } = readResourceQuery(
			new URLSearchParams('nature=gateau&couleur=bleu&etape=9')
		);
		expect(query).toEqual(EMPTY_RESOURCE_QUERY);
		expect(ignored.map(({ parameter }) => parameter)).toEqual(['nature', 'couleur', 'etape']);
	});

	test('never fails, whatever the address', () => {
		const part = fc.oneof(
			fc.constantFrom('nature', 'role', 'q', 'etape', 'constructor', '__proto__', 'toString'),
			fc.string({ unit: 'binary' })
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(part, part)), (pairs) => {
				const { query } = readResourceQuery(new URLSearchParams(pairs));
				expect(() => selectResources([resource({})], query)).not.toThrow();
				expect(() => resourcesAddress(query)).not.toThrow();
			})
		);
	});

	test('a value chosen twice is taken away', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const twice = toggleResource(toggleResource(query, 'role', 'elu'), 'role', 'elu');
				expect(twice).toEqual(query);
			})
		);
	});

	test('each criterion is said, and may be taken away', () => {
		const criteria = resourceCriteria({
			...EMPTY_RESOURCE_QUERY,
			text: 'charte',
			nature: ['outil'],
			stage: ['4']
		});
		expect(criteria.map(({ label }) => label)).toEqual([
			'«\u202Fcharte\u202F»',
			'outils',
			'étape 4, concevoir'
		]);
		expect(criteria[2]!.without.stage).toEqual([]);
	});
});
