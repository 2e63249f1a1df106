import { describe, expect, test } from 'vitest';
import type { Example } from '../catalogue/example.ts';
import type { Category, Domain } from '../catalogue/vocabulary.ts';
import { chooseLocal, distanceInWords } from './local-choice.ts';
import { nameOrganisations } from './local-organisations.ts';
import { QUESTIONS } from './vademecum.ts';

function told(slug: string, distance: number | null, change: Partial<Example> = {}) {
	const example: Example = {
		slug,
		kind: 'partnership',
		title: slug,
		summary: 'Une association et une entreprise d’essai.',
		category: 'mecenat',
		objectives: [],
		actors: [
			{ name: `Association de ${slug}`, type: 'association' },
			{ name: `Entreprise de ${slug}`, type: 'entreprise' }
		],
		sdgs: [3],
		domains: ['sante'],
		scale: 'commune',
		territory: { label: slug },
		sources: [{ title: 'Page', url: 'https://example.org/' }],
		confidence: 'high',
		...change
	};
	return { example, distance };
}
const slugsOf = (chosen: ReturnType<typeof chooseLocal>) =>
	[...chosen.values()].map((some) => some.map(({ example }) => example.slug));

const DOMAINS: Domain[] = [
	'sante',
	'habitat',
	'mobilite',
	'sport',
	'numerique',
	'alimentation',
	'egalite'
];
const FORMS: Category[] = [
	'mecenat',
	'pratiques-responsables',
	'cooperation-economique',
	'innovation-societale'
];
const NEIGHBOURS = Array.from({ length: 40 }, (_, rank) =>
	told(`voisin-${rank}`, 2 + rank, {
		domains: [DOMAINS[rank % 7]!],
		category: FORMS[rank % 4]!
	})
);

describe('the examples beside the seven questions', () => {
	test('are never the same twice, and are of seven domains where there are seven near', () => {
		const chosen = chooseLocal(NEIGHBOURS, QUESTIONS);
		const slugs = slugsOf(chosen).flat();
		expect(new Set(slugs).size).toBe(slugs.length);
		expect(slugs).toHaveLength(14);
		const firsts = [...chosen.values()].map(([first]) => first!.example);
		expect(new Set(firsts.map(({ domains }) => domains[0])).size).toBe(7);
		expect(new Set(firsts.map(({ category }) => category)).size).toBe(4);
	});

	test('are the same whatever the order in which they come', () => {
		const chosen = slugsOf(chooseLocal(NEIGHBOURS, QUESTIONS));
		expect(slugsOf(chooseLocal([...NEIGHBOURS].reverse(), QUESTIONS))).toEqual(chosen);
	});

	test('are the nearest between two that are otherwise alike', () => {
		const [first] = slugsOf(chooseLocal([told('loin', 40), told('ici', 0)], ['formes']));
		expect(first![0]).toBe('ici');
	});

	test('answer the question when one that does is not much farther', () => {
		const near = told('proche', 5);
		const fitting = told('ecosysteme', 15, { kind: 'ecosystem', category: undefined });
		expect(slugsOf(chooseLocal([near, fitting], ['territoires']))[0]![0]).toBe('ecosysteme');
		const far = { ...fitting, distance: 400 };
		expect(slugsOf(chooseLocal([near, far], ['territoires']))[0]![0]).toBe('proche');
	});

	test('are of the domains asked for first', () => {
		const near = told('proche', 0);
		const asked = told('sportif', 60, { domains: ['habitat', 'sport'] });
		expect(slugsOf(chooseLocal([near, asked], ['formes'], ['sport']))[0]).toEqual([
			'sportif',
			'proche'
		]);
	});

	test('are one and far away rather than none; a second one is near or is not', () => {
		const all = [told('au-loin', 3000), told('plus-loin', 4000), told('encore', 5000)];
		expect(slugsOf(chooseLocal(all, ['formes', 'moyens'])).map((some) => some.length)).toEqual([
			1, 1
		]);
	});

	test('are none when the catalogue is empty', () => {
		expect(slugsOf(chooseLocal([], QUESTIONS))).toEqual(QUESTIONS.map(() => []));
	});
});

test('a distance is said as people say it', () => {
	expect([0, 0.6, 12.4, 3435, null].map(distanceInWords)).toEqual([
		'ici',
		'ici',
		'à 12\u00A0km',
		'à 3\u202F435\u00A0km',
		'dans le département'
	]);
});

describe('the organisations named', () => {
	test('are each named once, by family, and nobody among the inhabitants is', () => {
		const named = nameOrganisations([
			told('ici', 0, {
				actors: [
					{ name: 'Une Association', type: 'association' },
					{ name: 'Une personne connue', type: 'citoyens' }
				]
			}),
			told('tout-pres', 3, { actors: [{ name: 'Une association', type: 'association' }] })
		]);
		expect(named.families).toEqual([
			{
				family: 'association',
				label: 'Association',
				organisations: [{ name: 'Une Association', distance: null }]
			}
		]);
	});

	test('are those within fifty kilometres, or the nearest when they are few', () => {
		const near = Array.from({ length: 8 }, (_, rank) => told(`pres-${rank}`, rank));
		const far = told('loin', 300);
		expect(nameOrganisations([...near, far]).isNear).toBe(true);
		expect(JSON.stringify(nameOrganisations([...near, far]))).not.toContain('loin');
		const few = nameOrganisations([told('pres', 1), far]);
		expect(few.isNear).toBe(false);
		expect(JSON.stringify(few)).toContain('à 300');
	});
});
