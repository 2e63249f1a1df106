import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOMAINS, SDGS } from '../catalogue/vocabulary.ts';
import {
	EMPTY_NEED_QUERY,
	NEED_SORTS,
	needsAddress,
	onTerritory,
	readNeedQuery,
	toggleNeed,
	writeNeedQuery,
	type NeedQuery
} from './query.ts';
import { HELP, NEED_KINDS, PUBLICS } from './vocabulary.ts';

const read = (search: string) => readNeedQuery(new URLSearchParams(search));
const some = (labels: object) => fc.subarray(Object.keys(labels));

const queries = fc
	.record({
		text: fc.constantFrom('', 'mobilité rurale', 'l’été & co'),
		kind: some(NEED_KINDS),
		help: some(HELP),
		domain: some(DOMAINS),
		public: some(PUBLICS),
		sdg: fc.subarray(Object.keys(SDGS).map(Number)),
		territory: fc.constantFrom(null, '56', 'R53', '35238', '243500139'),
		around: fc.constantFrom(null, 10, 500),
		sort: fc.constantFrom(...Object.keys(NEED_SORTS)),
		page: fc.integer({ min: 1, max: 999 })
	})
	.map((query) => read(writeNeedQuery(query as unknown as NeedQuery).toString()).query);

describe('the address of a selection', () => {
	it('holds it whole', () => {
		fc.assert(
			fc.property(queries, (query) => {
				const { query: again, ignored } = read(writeNeedQuery(query).toString());
				expect(again).toEqual(query);
				expect(ignored).toEqual([]);
			})
		);
	});

	it('is forgiven when it is mangled, whatever is in it', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (name, value) => {
				const { query } = readNeedQuery(new URLSearchParams([[name, value]]));
				expect(read(writeNeedQuery(query).toString()).query).toEqual(query);
			})
		);
		const { query, ignored } = read(
			'aide=Du+temps%2C+des+bénévoles&aide=or&odd=ODD+3&tri=toString'
		);
		expect(query.sdg).toEqual([3]);
		expect(ignored.map(({ value }) => value)).toContain('or');
		expect(ignored.map(({ parameter }) => parameter)).toContain('tri');
	});

	it('puts the nearest first once a place is given, and forgets the distance with the place', () => {
		expect(read('territoire=56').query.sort).toBe('proches');
		expect(read('territoire=56&q=car').query.sort).toBe('proches');
		expect(read('q=car&tri=proches').query.sort).toBe('pertinence');
		expect(read('rayon=20').query.around).toBeNull();
		const there = onTerritory(EMPTY_NEED_QUERY, '56');
		expect(there.sort).toBe('proches');
		expect(onTerritory(there, null)).toEqual(EMPTY_NEED_QUERY);
		expect(needsAddress(there)).toBe('/besoins?territoire=56');
	});

	it('has a value added and taken away by the same link', () => {
		const once = toggleNeed({ ...EMPTY_NEED_QUERY, page: 4 }, 'help', 'time');
		expect(needsAddress(once)).toBe('/besoins?aide=time');
		expect(toggleNeed(once, 'help', 'time')).toEqual(EMPTY_NEED_QUERY);
		expect(toggleNeed(toggleNeed(once, 'sdg', '4'), 'sdg', '2').sdg).toEqual([2, 4]);
	});
});
