import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DOMAINS, FAMILIES, type Domain, type Family } from '../kernel/vocabulary.ts';
import { EVERY_ORGANISATION, FACET_NAMES, toggleFacet, type OrganisationQuery } from './query.ts';
import { listWords, selectOrganisations, type Listed, type Told } from './select.ts';

const RENNES = {
	code: '35238',
	ancestors: ['243500139', '35', 'R53'],
	latitude: 48.11,
	longitude: -1.68
};

function listed(id: number, change: Partial<Listed> = {}): Listed {
	const { name = `Organisation ${id}`, acronym = null, purpose = null } = change;
	return {
		id,
		slug: `o-${id}`,
		version: 1,
		name,
		acronym,
		family: 'association',
		legalCategory: null,
		siren: null,
		siret: null,
		rna: null,
		purpose,
		domains: [],
		sdgs: [],
		place: null,
		territories: [],
		size: null,
		website: null,
		languages: ['fr'],
		town: null,
		point: null,
		seatIn: [],
		actsIn: [],
		updatedAt: new Date(0),
		words: { name: listWords(name, acronym), rest: listWords(purpose) },
		...change
	};
}

const ids = (
	all: Listed[],
	change: Partial<OrganisationQuery>,
	chosen: typeof RENNES | null = null
) =>
	selectOrganisations(all, { ...EVERY_ORGANISATION, ...change }, chosen).found.map(
		({ one }) => one.id
	);

test('words are found without accents, by their beginnings, the name before the purpose', () => {
	const all = [
		listed(1, { purpose: 'Réparer des vélos' }),
		listed(2, { name: 'Vélo pour tous' }),
		listed(3, { name: 'Le Vélo pour tous' }),
		listed(4, { name: 'Roue libre', acronym: 'RLV' })
	];
	expect(ids(all, { text: 'velo', sort: 'pertinence' })).toEqual([2, 3, 1]);
	expect(ids(all, { text: 'rlv', sort: 'pertinence' })).toEqual([4]);
	expect(ids(all, { text: 'élo', sort: 'pertinence' })).toEqual([]);
});

test('an official number finds its organisation, and a SIRET the one that has its SIREN', () => {
	const all = [listed(1, { siren: '552100554' }), listed(2, { rna: 'W751234567' })];
	expect(ids(all, { text: '552 100 554' })).toEqual([1]);
	expect(ids(all, { text: '55210055400013' })).toEqual([1]);
	expect(ids(all, { text: 'w751234567' })).toEqual([2]);
});

test('the nearest come first: in the place, then by distance, then those whose seat is not known', () => {
	const all = [
		listed(1, { actsIn: ['35238'], territories: ['35238'] }),
		listed(2, { seatIn: ['35047', '35'], point: { latitude: 48.02, longitude: -1.75 } }),
		listed(3, { seatIn: ['35238', '35'], point: { latitude: 48.11, longitude: -1.68 } }),
		listed(4, { seatIn: ['29019'], point: { latitude: 48.39, longitude: -4.48 } }),
		listed(5, {
			territories: ['R53'],
			actsIn: ['R53'],
			seatIn: ['29019'],
			point: { latitude: 48.39, longitude: -4.48 }
		})
	];
	expect(ids(all, { territory: '35238', around: 20, sort: 'proches' }, RENNES)).toEqual([
		3, 2, 5, 1
	]);
});

test('each count is that of the list that the criterion leads to', () => {
	const some = fc.array(
		fc.record({
			family: fc.constantFrom<Family>('association', 'entreprise', 'collectivite'),
			domains: fc.subarray(Object.keys(DOMAINS).slice(0, 4) as Domain[]),
			sdgs: fc.subarray([1, 2, 17] as const),
			size: fc.constantFrom('00', '02', '53', null) as fc.Arbitrary<Listed['size']>
		}),
		{ maxLength: 25 }
	);
	fc.assert(
		fc.property(
			some,
			fc.subarray(Object.keys(FAMILIES) as Family[]),
			fc.subarray(Object.keys(DOMAINS).slice(0, 4) as Domain[]),
			(changes, family, domain) => {
				const all = changes.map((change, id) => listed(id, change));
				const query = { ...EVERY_ORGANISATION, family, domain };
				const { facets } = selectOrganisations(all, query, null);
				for (const facet of FACET_NAMES)
					for (const [value, count] of Object.entries(facets[facet])) {
						const alone = { ...query, [facet]: [] };
						const { found } = selectOrganisations(all, toggleFacet(alone, facet, value), null);
						expect(found).toHaveLength(count);
					}
			}
		)
	);
});

test('what an organisation tells is a facet like the others, from what is handed in', () => {
	const all = [1, 2, 3, 4].map((id) =>
		listed(id, { family: id === 3 ? 'entreprise' : 'association' })
	);
	const told: Told = new Map([
		[1, ['cherche']],
		[2, ['cherche', 'propose']],
		[3, ['propose']]
	]);
	const select = (change: Partial<OrganisationQuery>) => {
		const query = { ...EVERY_ORGANISATION, ...change };
		const { found, facets } = selectOrganisations(all, query, null, told);
		return { ids: found.map(({ one }) => one.id), facets };
	};
	expect(select({ telling: ['propose'] }).ids).toEqual([2, 3]);
	expect(select({ telling: ['cherche', 'propose'] }).ids).toEqual([1, 2, 3]);
	expect(select({ family: ['association'] }).facets.telling).toEqual({ cherche: 2, propose: 1 });
	expect(select({ telling: ['propose'] }).facets.family).toEqual({ association: 1, entreprise: 1 });
	expect(ids(all, { telling: ['cherche'] })).toEqual([]);
});
