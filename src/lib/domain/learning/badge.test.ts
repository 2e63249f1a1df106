import { describe, expect, test } from 'vitest';
import { badgeNameFault, cleanBadgeName, didOf, isEarned, isWhole } from './badge.ts';
import { judge, tellVerdict } from './badge-check.ts';
import type { UnitLine } from './graph.ts';
import type { Progress } from './progress.ts';

const unit = (slug: string, minutes: number, path: UnitLine['path'] = 'decouvrir') =>
	({ slug, minutes, path, after: [] }) as unknown as UnitLine;
const UNITS = [unit('a', 20), unit('b', 40), unit('c', 180, 'concevoir')];
const done = { quiz: 4, exercise: true, version: '2026-03-01' };

describe('a badge is earned', () => {
	test('by finishing each unit of its path, quiz and exercise', () => {
		const progress: Progress = new Map([
			['a', done],
			['b', done]
		]);
		expect(isEarned(UNITS, 'decouvrir', progress)).toBe(true);
		expect(isEarned(UNITS, 'concevoir', progress)).toBe(false);
		const almost = new Map([...progress, ['b', { ...done, quiz: 3 }]] as const);
		expect(isEarned(UNITS, 'decouvrir', almost)).toBe(false);
		const told = new Map([...progress, ['b', { ...done, exercise: false }]] as const);
		expect(isEarned(UNITS, 'decouvrir', told)).toBe(false);
	});

	test('never on a path whose units do not make its hours', () => {
		expect(isWhole(UNITS, 'piloter')).toBe(false);
		const all: Progress = new Map(UNITS.map(({ slug }) => [slug, done]));
		expect(isEarned(UNITS, 'piloter', all)).toBe(false);
		expect(isEarned([], 'decouvrir', all)).toBe(false);
	});
});

describe('a name', () => {
	test.for([
		['  Léa\n Martin ', 'Léa Martin'],
		['👩‍👩‍👧 Léa ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👩‍👩‍👧 Léa ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
		['مريم بن علي', 'مريم بن علي'],
		['می\u200Cخواهم', 'می\u200Cخواهم'],
		['Le\u0301a', 'Léa'],
		['\u202Eevil\u202C\u2066x\u2069\u200Fy\uFEFF', 'evilxy'],
		['a\u0000b\u0007c\u2028d', 'abc d'],
		['\uD800x', '\uFFFDx']
	])('%j is kept as %j', ([typed, kept]) => {
		expect(cleanBadgeName(typed!)).toBe(kept);
	});

	test('is something that is read, and not endless', () => {
		for (const name of ['Léa', '🌱', 'م', '7', '👩‍👩‍👧'.repeat(40)])
			expect(badgeNameFault(name), name).toBeNull();
		for (const name of ['', '\u200D\u200C', '…—·', 'a'.repeat(81), `a${'\u0301'.repeat(500)}`])
			expect(badgeNameFault(name), name).toMatch(/^(Écrivez|Raccourcissez)/);
	});
});

test('the did of a site is its host, and its port', () => {
	expect(didOf('https://alliances.exemple.fr')).toBe('did:web:alliances.exemple.fr');
	expect(didOf('http://localhost:3000')).toBe('did:web:localhost%3A3000');
});

describe('a badge that we signed', () => {
	const standing = { revokedAt: null, revokedBy: null };
	const from = new Date('2026-03-13T09:30:00Z');

	test('of a clock a day ahead is told kindly; of one minute it is valid', () => {
		const verdict = judge(from, standing, new Date('2026-03-12T09:30:00Z'));
		expect(tellVerdict(verdict).sentence).toMatch(
			/13\u00A0mars\u00A02026 à 09\u00A0h\u00A030.*12\u00A0mars.*une horloge mal réglée suffit/
		);
		expect(judge(from, standing, new Date('2026-03-13T09:29:00Z')).kind).toBe('valid');
		expect(tellVerdict(judge(from, standing, new Date('2026-01-12T09:30:00Z'))).sentence).toContain(
			'L’écart est grand'
		);
	});

	test('says who withdrew it, or that the account was erased', () => {
		const told = (by: 'holder' | 'administrator') =>
			tellVerdict(judge(from, { revokedAt: from, revokedBy: by }, from)).sentence;
		expect(told('holder')).toContain('par la personne qui le portait');
		expect(told('administrator')).toContain('par les personnes qui tiennent ce site');
		expect(tellVerdict(judge(from, null, from)).sentence).toContain('effacé son compte');
	});
});
