import { describe, expect, test } from 'vitest';
import { formatLegalValue, onDay, sinceWhen } from '#lib/domain/guide/legal-parameters.ts';
import { typeset } from '#lib/domain/kernel/typography.ts';
import { readLegalParameter, readLegalParameters } from './index.ts';

const TODAY = '2026-11-24';
const parameters = await readLegalParameters();

describe('the legal parameters', () => {
	test('are those that the contents and the simulator call for', () => {
		expect([...parameters.keys()].sort()).toEqual([
			'mecenat.contreparties',
			'mecenat.declaration',
			'mecenat.plafond-montant',
			'mecenat.plafond-pour-mille',
			'mecenat.report-annees',
			'mecenat.seuil-taux',
			'mecenat.taux',
			'mecenat.taux-au-dela',
			'particuliers.coluche-plafond',
			'particuliers.coluche-taux',
			'particuliers.taux',
			'rescrit.delai-mois',
			'subvention.convention'
		]);
	});

	test.each([...parameters.values()])('$id: each value has its source and its days', (one) => {
		expect(one.label).toBe(typeset(one.label));
		expect(['%', '‰', '€', 'ans', 'mois']).toContain(one.unit);
		expect(one.values.length).toBeGreaterThan(0);
		for (const { value, from, to, source, toVerify, note } of one.values) {
			expect(value).toBeGreaterThan(0);
			for (const day of [from, to]) if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			if (from && to) expect(from <= to).toBe(true);
			expect(URL.canParse(source.url)).toBe(true);
			expect(source.title).toBe(typeset(source.title));
			expect(source.publisher).not.toBe('');
			if (toVerify) expect(note, 'what is to verify is said').toMatch(/À vérifier avant usage\.$/);
			if (note) expect(note).toBe(typeset(note));
		}
	});

	test.each([...parameters.keys()])('%s has a value today', async (id) => {
		expect((await readLegalParameter(id, TODAY)).value).toBeGreaterThan(0);
	});

	test('are written as French print does', async () => {
		const written = async (id: string) => formatLegalValue(await readLegalParameter(id, TODAY));
		expect(await written('mecenat.taux')).toBe('60\u202F%');
		expect(await written('mecenat.plafond-montant')).toBe('20\u202F000\u202F€');
		expect(await written('mecenat.plafond-pour-mille')).toBe('5\u202F‰');
		expect(await written('rescrit.delai-mois')).toBe('6\u00A0mois');
	});
});

describe('the value of a day', () => {
	const source = { title: 'Une page', url: 'https://exemple.org', publisher: 'Un site' };
	const dated = {
		id: 'essai',
		label: 'Essai',
		unit: '€' as const,
		values: [
			{ value: 1, from: '2010-01-01', to: '2019-12-31', source, toVerify: false },
			{ value: 2, from: '2020-01-01', to: null, source, toVerify: false }
		]
	};

	test('is the one that held that day, first and last days included', () => {
		expect(onDay(dated, '2010-01-01').value).toBe(1);
		expect(onDay(dated, '2019-12-31').value).toBe(1);
		expect(onDay(dated, '2020-01-01').value).toBe(2);
	});

	test('is refused before the first one', () => {
		expect(() => onDay(dated, '2009-12-31')).toThrow(/essai on 2009-12-31/);
	});

	test('an older value without dates gives way to the next one', async () => {
		expect((await readLegalParameter('mecenat.plafond-montant', TODAY)).value).toBe(20_000);
	});

	test('a day that our sources do not give is said', () => {
		expect(sinceWhen({ from: null, to: null })).toBe('date de début non vérifiée');
		expect(sinceWhen(dated.values[0]!)).toBe(
			'depuis le 1er\u00A0janvier\u00A02010, jusqu’au 31\u00A0décembre\u00A02019'
		);
	});

	test('an id that does not exist is a fault of ours', async () => {
		await expect(readLegalParameter('mecenat.inconnu', TODAY)).rejects.toThrow('mecenat.inconnu');
	});
});
