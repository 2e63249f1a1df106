import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anExample, REAL_EXAMPLES } from '../../../../tests/cast.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import { compare, comparisonAddress, readCompared, type Compared } from './compare.ts';
import type { Example } from './example.ts';

const BRETAGNE: NamedTerritory = { code: 'R53', kind: 'region', name: 'Bretagne', article: 3 };
const OCCITANIE: NamedTerritory = { code: 'R76', kind: 'region', name: 'Occitanie', article: 1 };
const MORBIHAN: NamedTerritory = { code: '56', kind: 'departement', name: 'Morbihan', article: 2 };

const one = (
	change: Partial<Example> & { slug: string },
	places: Partial<Omit<Compared, 'example'>> = {}
): Compared => ({ example: anExample(change), departement: null, region: null, ...places });

const plain = (parts: readonly string[]) =>
	parts.map((part) => part.replace(/[\u202F\u00A0]/g, ' '));

describe('what an address asks to compare', () => {
	test('is kept to four examples, each once, and what is left out is counted', () => {
		const fifty = Array.from({ length: 50 }, (_, rank) => ['e', `exemple-${rank}`]);
		const { slugs, beyond } = readCompared(new URLSearchParams([...fifty, ...fifty]));
		expect(slugs).toEqual(['exemple-0', 'exemple-1', 'exemple-2', 'exemple-3']);
		expect(beyond).toBe(46);
	});

	test('forgives what cannot be a name, whatever it is', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 6 }),
				(typed) => {
					const { slugs } = readCompared(new URLSearchParams(typed.map((text) => ['e', text])));
					for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9-]{1,120}$/);
				}
			)
		);
	});

	test('reads back what it writes', () => {
		const slugs = ['un', 'deux-mots', 'trois-3'];
		const { searchParams } = new URL(comparisonAddress(slugs, 'vélo & co'), 'http://x');
		expect(readCompared(searchParams).slugs).toEqual(slugs);
		expect(searchParams.get('q')).toBe('vélo & co');
		expect(comparisonAddress([])).toBe('/exemples/comparer');
	});
});

describe('a comparison', () => {
	test('says what is shared and what is not', () => {
		const { common, different } = compare([
			one(
				{
					slug: 'a',
					category: 'mecenat',
					domains: ['sante', 'handicap'],
					startYear: 2004,
					actors: [
						{ name: 'La Poste', type: 'entreprise' },
						{ name: 'Habitants', type: 'citoyens' }
					],
					sdgs: [3, 10]
				},
				{ region: BRETAGNE, departement: MORBIHAN }
			),
			one(
				{
					slug: 'b',
					category: 'innovation-societale',
					domains: ['handicap'],
					startYear: 2019,
					actors: [
						{ name: 'la  poste', type: 'entreprise' },
						{ name: 'Habitants', type: 'citoyens' }
					],
					sdgs: [10]
				},
				{ region: BRETAGNE }
			)
		]);
		expect(plain(common)).toEqual([
			'le domaine « handicap »',
			'un acteur du même nom (La Poste)',
			'la même région (en Bretagne)',
			'l’échelle (commune)',
			'l’ODD 10'
		]);
		expect(plain(different)).toEqual([
			'la forme (mécénat ; innovation sociétale)',
			'l’année de départ (2004 ; 2019)'
		]);
	});

	test('prefers the nearest territory, and says the régions that part', () => {
		const there = { region: BRETAGNE, departement: MORBIHAN };
		expect(plain(compare([one({ slug: 'a' }, there), one({ slug: 'b' }, there)]).common)).toContain(
			'le même département (dans le Morbihan)'
		);
		const parted = compare([one({ slug: 'a' }, there), one({ slug: 'b' }, { region: OCCITANIE })]);
		expect(plain(parted.different)).toContain('la région (Bretagne ; Occitanie)');
	});

	test('judges nothing that is not known of all', () => {
		const said = compare([
			one({ slug: 'a', startYear: 2004 }, { region: BRETAGNE }),
			one({ slug: 'b' })
		]);
		expect([...said.common, ...said.different].join()).not.toMatch(/région|année/);
	});

	test('never puts a criterion on both sides, whichever real examples are compared', () => {
		const some = fc.uniqueArray(fc.constantFrom(...REAL_EXAMPLES), {
			minLength: 2,
			maxLength: 4,
			selector: ({ slug }) => slug
		});
		fc.assert(
			fc.property(some, (examples) => {
				const { common, different } = compare(
					examples.map((example) => ({ example, departement: null, region: null }))
				);
				const subject = (part: string) => part.split(/ [(«]/)[0];
				const both = common.map(subject).filter((name) => different.map(subject).includes(name));
				expect(both).toEqual([]);
				expect([...common, ...different].join()).not.toMatch(/undefined|null/);
			}),
			{ numRuns: 300 }
		);
	});
});
