import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Gazetteer, type Place } from '../../territory/gazetteer.ts';
import { fold } from '../../kernel/typography.ts';
import type { Example } from '../example.ts';
import { DOMAINS, FAMILIES } from '../vocabulary.ts';
import { makeLexicon, type SynonymGroup } from './lexicon.ts';
import { rank } from './rank.ts';
import { tellWhy } from './reasons.ts';
import { bySlug, Shelf } from './shelf.ts';
import { similarTo } from './similar.ts';
import { Spelling } from './spelling.ts';
import { understand } from './understand.ts';

const GROUPS = parse(readFileSync('data/synonyms/synonyms.yaml', 'utf8')) as SynonymGroup[];
const LEXICON = makeLexicon(GROUPS);
const REAL = readFileSync('data/examples/examples.jsonl', 'utf8')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line) as Example);

function aPlace(change: Partial<Place> & Pick<Place, 'code' | 'kind' | 'name'>): Place {
	return {
		article: 0,
		latitude: 47.75,
		longitude: -3.37,
		population: 10_000,
		folded: fold(change.name),
		approximate: false,
		ancestors: [],
		postalCodes: [],
		neighbours: [],
		...change
	};
}

const GAZETTEER = new Gazetteer([
	aPlace({ code: 'R53', kind: 'region', name: 'Bretagne', article: 3 }),
	aPlace({ code: '56', kind: 'departement', name: 'Morbihan', article: 2, ancestors: ['R53'] }),
	aPlace({ code: '29', kind: 'departement', name: 'Finistère', article: 2, ancestors: ['R53'] }),
	aPlace({
		code: '56121',
		kind: 'commune',
		name: 'Lorient',
		ancestors: ['56', 'R53'],
		population: 57_000
	}),
	aPlace({
		code: '56162',
		kind: 'commune',
		name: 'Ploemeur',
		ancestors: ['56', 'R53'],
		longitude: -3.43
	}),
	aPlace({
		code: '13055',
		kind: 'commune',
		name: 'Marseille',
		ancestors: ['13'],
		latitude: 43.3,
		longitude: 5.37,
		population: 870_000
	}),
	aPlace({
		code: '81314',
		kind: 'commune',
		name: 'Vieux',
		population: 250,
		latitude: 43.9,
		longitude: 1.8
	})
]);

function anExample(slug: string, change: Partial<Example> = {}): Example {
	return {
		slug,
		kind: 'partnership',
		title: 'Une alliance d’essai',
		summary:
			'Une structure d’essai et une autre font ensemble ce qu’aucune des deux ne ferait seule.',
		category: 'mecenat',
		objectives: [],
		actors: [{ name: 'Structure d’essai', type: 'association' }],
		sdgs: [3],
		domains: ['sante'],
		scale: 'commune',
		sources: [{ title: 'Page d’essai', url: 'https://example.org/' }],
		confidence: 'high',
		...change
	};
}

const IN = (code: string) => {
	const place = GAZETTEER.read(code)!;
	return { place: code, territories: [code, ...place.ancestors] };
};

function aShelf(...examples: (Example | [Example, string])[]): Shelf {
	const shelf = new Shelf(LEXICON, (code) => GAZETTEER.read(code));
	for (const one of examples) put(shelf, one);
	return shelf;
}

function put(shelf: Shelf, one: Example | [Example, string]): void {
	const [example, code] = Array.isArray(one) ? one : [one, null];
	shelf.put({ example, ...(code ? IN(code) : { place: null, territories: [] }), updatedAt: 0 });
}

function knowledgeOf(shelf: Shelf) {
	const forms = [...shelf.index.forms()].map(([folded, count]) => ({ folded, count }));
	const towns = [{ folded: 'marseille', count: 1 }];
	return {
		index: shelf.index,
		gazetteer: GAZETTEER,
		spelling: new Spelling([...forms, ...towns]),
		size: shelf.size
	};
}

function ask(shelf: Shelf, text: string): string[] {
	const { scores } = rank(shelf, GAZETTEER, understand(text, knowledgeOf(shelf)));
	return [...shelf.books()]
		.filter(({ id }) => scores[id]! > 0)
		.sort((a, b) => scores[b.id]! - scores[a.id]! || bySlug(a, b))
		.map(({ example }) => example.slug);
}

function reasons(shelf: Shelf, text: string, slug: string) {
	const asked = understand(text, knowledgeOf(shelf));
	return tellWhy(shelf.read(slug)!, asked, shelf.index, GAZETTEER);
}

describe('a search', () => {
	it('finds « aînés » for « vieux », and says so', () => {
		const shelf = aShelf(
			anExample('aines', { title: 'Un café pour les aînés' }),
			anExample('autre')
		);
		expect(ask(shelf, 'vieux')).toEqual(['aines']);
		expect(reasons(shelf, 'vieux', 'aines').reasons.join()).toMatch(/aînés.*synonyme de.*vieux/);
	});

	it('puts the exact word before its synonym, and the synonym before what is only near', () => {
		const shelf = aShelf(
			anExample('ehpad', { title: 'Le jardin de l’Ehpad' }),
			anExample('aines', { title: 'Le jardin des aînés' }),
			anExample('vieux', { title: 'Le jardin des vieux' })
		);
		expect(ask(shelf, 'vieux')).toEqual(['vieux', 'aines', 'ehpad']);
	});

	it('reads a misspelt word as the one it resembles, in names of places and organisations too', () => {
		const shelf = aShelf(
			anExample('covoiturage', { title: 'Le covoiturage des villages' }),
			[anExample('marseille', { title: 'Une cantine de quartier' }), '13055'],
			anExample('macif', { actors: [{ name: 'Fondation Macif', type: 'fondation' }] })
		);
		expect(ask(shelf, 'covoiturrage')).toEqual(['covoiturage']);
		expect(ask(shelf, 'Marseile')[0]).toBe('marseille');
		expect(ask(shelf, 'fondation macife')[0]).toBe('macif');
		expect(understand('covoiturrage', knowledgeOf(shelf)).corrections).toEqual([
			{ typed: 'covoiturrage', read: 'covoiturage' }
		]);
	});

	it('completes a word that is being typed', () => {
		const shelf = aShelf(
			anExample('covoiturage', { title: 'Le covoiturage des villages' }),
			anExample('autre')
		);
		expect(ask(shelf, 'covoit')).toEqual(['covoiturage']);
	});

	it('takes a place for a reason, not for a filter: there first, then near, then elsewhere', () => {
		const shelf = aShelf(
			[anExample('loin', { title: 'Rompre l’isolement' }), '13055'],
			[anExample('pres', { title: 'Rompre l’isolement' }), '56162'],
			[anExample('ici', { title: 'Rompre l’isolement' }), '56121']
		);
		expect(ask(shelf, 'isolement Lorient')).toEqual(['ici', 'pres', 'loin']);
		expect(reasons(shelf, 'isolement Lorient', 'pres').reasons).toContain('à 4\u00A0km de Lorient');
		expect(reasons(shelf, 'isolement Morbihan', 'pres').reasons).toContain('dans le Morbihan');
	});

	it('does not take an ordinary word for the village of that name', () => {
		const shelf = aShelf(
			anExample('vieux', { summary: 'Des vieux et des jeunes du quartier se rencontrent.' })
		);
		expect(understand('vieux', knowledgeOf(shelf)).place).toBeNull();
		expect(understand('Lorient', knowledgeOf(shelf)).place?.territory?.code).toBe('56121');
		expect(understand('56', knowledgeOf(shelf)).place?.territory?.code).toBe('56');
		expect(understand('56 ans', knowledgeOf(shelf)).place).toBeNull();
	});

	it.each([
		'ODD 4',
		'odd4',
		'objectif 4',
		'objectif de développement durable n° 4',
		'éducation de qualité'
	])('« %s » is goal 4', (text) => {
		const shelf = aShelf(anExample('ecole', { sdgs: [4] }), anExample('autre'));
		expect(understand(text, knowledgeOf(shelf)).concepts.map(({ goal }) => goal)).toEqual([4]);
		expect(ask(shelf, text)[0]).toBe('ecole');
	});

	it('keeps words between guillemets together, and leaves out what a dash refuses', () => {
		const shelf = aShelf(
			anExample('ensemble', { title: 'La mobilité rurale' }),
			anExample('separes', { title: 'Une mobilité très rurale et une mobilité' }),
			anExample('voiture', { title: 'La mobilité rurale en voiture' })
		);
		expect(ask(shelf, '"mobilité rurale"')).not.toContain('separes-loin');
		expect(ask(shelf, 'mobilité rurale -voiture')).not.toContain('voiture');
	});

	it('leaves aside the words of the question', () => {
		const shelf = aShelf(
			anExample('compost', { title: 'Le compost du quartier' }),
			anExample('autre')
		);
		expect(ask(shelf, 'Comment est-ce que je peux faire du compost ?')).toEqual(['compost']);
	});

	it('finds nothing for what nobody tells, and everything for nothing', () => {
		const shelf = aShelf(anExample('un'), anExample('deux'));
		expect(ask(shelf, 'xylophonezzz')).toEqual([]);
		expect(ask(shelf, 'les')).toHaveLength(2);
	});

	it('shows where the word stands when neither the title nor the summary holds it', () => {
		const shelf = aShelf(anExample('un', { need: 'Les habitants manquent de compost.' }));
		const { elsewhere } = reasons(shelf, 'compost', 'un');
		expect(elsewhere?.label).toBe('Besoin');
		expect(elsewhere?.pieces.find(({ marked }) => marked)?.text).toBe('compost');
	});

	it('answers, whatever is typed, and the same each time', () => {
		const shelf = aShelf(...REAL.slice(0, 40));
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
				expect(ask(shelf, text)).toEqual(ask(shelf, text));
			}),
			{ numRuns: 60 }
		);
	});
});

describe('the shelf', () => {
	it('gives the same answers whether examples came one by one, were replaced and withdrawn, or all at once', () => {
		const pool = REAL.slice(0, 30);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(29), fc.boolean()), { minLength: 1, maxLength: 60 }),
				fc.constantFrom('jeunes emploi', 'association village', 'energie', 'handicap sport'),
				(moves, text) => {
					const lived = aShelf();
					const present = new Map<string, Example>();
					for (const [at, leaves] of moves) {
						const example = pool[at]!;
						if (leaves) lived.take(example.slug);
						else put(lived, example);
						if (leaves) present.delete(example.slug);
						else present.set(example.slug, example);
					}
					expect(ask(lived, text)).toEqual(ask(aShelf(...present.values()), text));
				}
			),
			{ numRuns: 25 }
		);
	});

	it('tells which examples are alike, and why', () => {
		const shelf = aShelf(
			[
				anExample('un', {
					title: 'Des visites aux personnes âgées isolées',
					domains: ['grand-age'],
					actors: [{ name: 'Les Petits Frères', type: 'association' }]
				}),
				'56121'
			],
			[
				anExample('deux', {
					title: 'Un réseau de visites aux personnes âgées',
					domains: ['grand-age'],
					actors: [{ name: 'Les petits frères', type: 'association' }]
				}),
				'56162'
			],
			[
				anExample('trois', {
					title: 'Un parc solaire',
					summary: 'Le soleil chauffe la piscine municipale.',
					domains: ['energie-climat'],
					category: 'cooperation-economique'
				}),
				'13055'
			]
		);
		const [first, ...others] = similarTo(shelf, GAZETTEER, shelf.read('un')!);
		expect(first?.book.example.slug).toBe('deux');
		expect(first?.reasons.join()).toMatch(/même besoin|Petits Frères|même public/);
		for (const other of others) expect(other.likeness).toBeLessThan(first!.likeness / 2);
	});
});

describe('the synonyms', () => {
	it('are words, in at least two hundred groups, each said once', () => {
		expect(GROUPS.length).toBeGreaterThanOrEqual(200);
		const concepts = GROUPS.map(({ concept }) => concept);
		expect(new Set(concepts).size).toBe(concepts.length);
		for (const { concept, exact, means = [], near = [], domains = [], families = [] } of GROUPS) {
			for (const word of [concept, ...exact, ...means, ...near]) {
				expect(word, concept).toEqual(expect.stringMatching(/\p{L}/u));
			}
			expect(
				domains.every((domain) => domain in DOMAINS),
				concept
			).toBe(true);
			expect(
				families.every((family) => family in FAMILIES),
				concept
			).toBe(true);
		}
	});
});
