import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { REAL_EXAMPLES } from '#tests/cast.ts';
import { nameKey, prepareRules, writingKey, type ActorDecisions } from './actor-names.ts';
import { departmentOf, formerAddress, identifyActor, readActors } from './actors.ts';
import type { Example } from './example.ts';
import { FAMILIES, type Family } from './vocabulary.ts';

const decisions = parse(readFileSync('data/actors/decisions.yaml', 'utf8')) as ActorDecisions;
const sharedCommunes = ['Saint-Denis', 'Saint-Pierre', 'Le Lamentin', 'Sainte-Anne'];
const rules = prepareRules(decisions, sharedCommunes);
const NO_DECISION: ActorDecisions = {
	same: [],
	different: [],
	generic: [],
	several: [],
	person: [],
	organisation: []
};

const slugOf = (name: string, type: Family = 'association', department: string | null = null) =>
	identifyActor({ name, type }, department, rules)?.base ?? null;

/** Names like those that people write, and worse. */
const anyName = fc.oneof(
	fc.constantFrom(...REAL_EXAMPLES.flatMap(({ actors }) => actors.map(({ name }) => name))),
	fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
	fc.constantFrom('الهلال', 'Ποτάμι', '???', 'L’', 'SA', '--', 'x famille ess', 'Łódź', 'Ø')
);
const anyExample = fc
	.record({
		slug: fc.stringMatching(/^[a-z]{1,8}$/),
		actors: fc.array(
			fc.record({ name: anyName, type: fc.constantFrom(...(Object.keys(FAMILIES) as Family[])) }),
			{ minLength: 1, maxLength: 6 }
		),
		department: fc.option(fc.constantFrom('93', '974', '2A'))
	})
	.map(({ slug, actors, department }) => ({
		slug,
		actors,
		territory: department ? { label: 'x', department } : undefined
	}));
const anyExamples = fc.uniqueArray(anyExample, { selector: ({ slug }) => slug, maxLength: 12 });

describe('two writings of one organisation are brought together', () => {
	test.each([
		['Ademe', 'ADEME'],
		['Les Restos du Cœur', 'Restos du coeur'],
		['SCIC Villages Vivants', 'Villages vivants (SCIC)'],
		['Paris Est Marne & Bois', 'Paris Est Marne et Bois'],
		['Rebonds !', 'Rebonds!'],
		['Association Les Canaux', 'Les Canaux'],
		['Nos quartiers ont des talents (NQT)', 'Nos quartiers ont des talents'],
		['L’Olivier', "L'Olivier"],
		['Faber SA', 'Faber']
	])('%s = %s', (one, other) => {
		expect(nameKey(one)).toBe(nameKey(other));
	});

	test.each([
		['Fondation de France', 'Fondation de France Centre-Est'],
		['Secours populaire', 'Secours catholique'],
		['Association pour le Sourire d’un Enfant', 'pour le Sourire d’un Enfant'],
		['Envie 44', 'Envie 49'],
		['La Cravate (Lyon)', 'La Cravate'],
		['SA', 'La']
	])('%s ≠ %s', (one, other) => {
		expect(nameKey(one)).not.toBe(nameKey(other));
	});
});

describe('a name that is not one organisation has no page', () => {
	test.each<[string, Family]>([
		['Habitants', 'citoyens'],
		['Communes rurales', 'collectivite'],
		['Entreprises locales', 'entreprise'],
		['Bénévoles', 'citoyens'],
		['Une trentaine d’associations', 'association'],
		['14 entreprises romanaises', 'entreprise'],
		['Mission locale', 'association'],
		['INRA, CNRS et universités', 'academique'],
		['Damien Seguin, skipper', 'citoyens'],
		['Sara Escudero Rubio, doctorante en anthropologie', 'academique'],
		['…', 'association']
	])('%s', (name, family) => {
		expect(slugOf(name, family)).toBeNull();
	});

	test('although it begins as one, a name that was decided is one', () => {
		expect(slugOf('Médecins du monde')).toBe('medecins-du-monde');
		expect(slugOf('Coopérative ICEA', 'citoyens')).toBe('cooperative-icea');
	});
});

describe('homonyms', () => {
	test('communes that share a name are told apart by their département', () => {
		expect(slugOf('Ville de Saint-Denis', 'collectivite', '93')).toBe('ville-de-saint-denis-93');
		expect(slugOf('Ville de Saint-Denis', 'collectivite', '974')).toBe('ville-de-saint-denis-974');
		expect(slugOf('Ville du Lamentin', 'collectivite', '972')).toBe('ville-du-lamentin-972');
		expect(slugOf('Ville de Paris', 'collectivite', '75')).toBe('ville-de-paris');
	});

	test('so are the names that the decisions list', () => {
		expect(slugOf('Lycée Einstein', 'academique', '30')).toBe('lycee-einstein-30');
	});

	test('families keep one name apart; the first of the list keeps the plain address', () => {
		const named = (slug: string, type: Family) => ({ slug, actors: [{ name: 'Orange', type }] });
		const { actors } = readActors([named('a', 'entreprise'), named('b', 'association')], rules);
		expect(actors.map(({ slug, family }) => [slug, family]).sort()).toEqual([
			['orange', 'association'],
			['orange-famille-entreprise', 'entreprise']
		]);
	});
});

describe('the decisions', () => {
	test('bring together what the rules leave apart, under the name decided', () => {
		expect(slugOf('Pôle emploi', 'etat')).toBe('france-travail');
		const { actors } = readActors(REAL_EXAMPLES, rules);
		const found = actors.find(({ slug }) => slug === 'france-travail')!;
		expect(found.name).toBe('France Travail');
		expect(found.names).toContain('Pôle emploi');
	});

	test('the address that a writing would have had leads to its organisation', () => {
		expect(formerAddress('pole-emploi', rules)).toBe('france-travail');
		expect(formerAddress('rien-de-tel', rules)).toBeNull();
	});

	test('each name decided is met in the examples, once', () => {
		const met = new Set(
			REAL_EXAMPLES.flatMap(({ actors }) => actors.map(({ name }) => writingKey(name)))
		);
		const { different, generic, several, person, organisation, same } = decisions;
		const alone = [...different, ...generic, ...several, ...person, ...organisation];
		const joined = same.flatMap(({ names }) => names);
		expect([...alone, ...joined].filter((name) => !met.has(writingKey(name)))).toEqual([]);
		const left = [...generic, ...several, ...person, ...organisation].map(writingKey);
		expect(left.filter((name, rank) => left.indexOf(name) !== rank)).toEqual([]);
		const both = same
			.flatMap(({ name, names }) => [name, ...names])
			.map(writingKey)
			.filter((name) => left.includes(name));
		expect(both).toEqual([]);
	});
});

describe('whatever the records', () => {
	const seen = (examples: readonly Pick<Example, 'slug' | 'actors' | 'territory'>[]) => {
		const { actors } = readActors(examples, rules);
		return actors.map(({ key, slug, name, names }) => ({ key, slug, name, names })).sort(bySlug);
	};
	const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1);

	test('their order does not matter', () => {
		fc.assert(
			fc.property(anyExamples, fc.nat(), (examples, turn) => {
				const at = examples.length > 0 ? turn % examples.length : 0;
				const turned = [...examples.slice(at), ...examples.slice(0, at)].reverse();
				expect(seen(turned)).toEqual(seen(examples));
			})
		);
		expect(seen([...REAL_EXAMPLES].reverse())).toEqual(seen(REAL_EXAMPLES));
	});

	test('each name belongs to one organisation at most, and each organisation has its own address', () => {
		fc.assert(
			fc.property(anyExamples, (examples) => {
				const { actors, identities } = readActors(examples, rules);
				const slugs = actors.map(({ slug }) => slug);
				expect(new Set(slugs).size).toBe(slugs.length);
				for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
				for (const example of examples) {
					for (const [rank, actor] of example.actors.entries()) {
						const identity = identities.get(example.slug)![rank];
						const holding = actors.filter(({ key }) => key === identity?.key);
						expect(holding.length).toBe(identity ? 1 : 0);
						if (identity) expect(holding[0]!.names).toContain(actor.name);
					}
				}
			})
		);
	});

	test('an example that names none of them moves no address', () => {
		fc.assert(
			fc.property(anyExamples, anyExample, (examples, other) => {
				const before = readActors(examples, rules).actors;
				const theirs = new Set(
					other.actors.flatMap(
						(actor) => identifyActor(actor, departmentOf(other), rules)?.base ?? []
					)
				);
				const after = readActors([...examples, { ...other, slug: 'other-one' }], rules).actors;
				const now = new Map(after.map(({ key, slug }) => [key, slug]));
				for (const { key, base, slug } of before) {
					if (!theirs.has(base) && now.has(key)) expect(now.get(key)).toBe(slug);
				}
			})
		);
	});

	test('without any decision, the rules alone never fail', () => {
		const alone = prepareRules(NO_DECISION, []);
		fc.assert(fc.property(anyExamples, (examples) => void readActors(examples, alone)));
	});
});
