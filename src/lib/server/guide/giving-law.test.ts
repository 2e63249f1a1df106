import { describe, expect, test } from 'vitest';
import { computeGiving, RECIPIENTS } from '#lib/domain/guide/corporate-giving.ts';
import { readGivingForm } from '#lib/domain/guide/giving-form.ts';
import { explainGiving, type GivingStep } from '#lib/domain/guide/giving-steps.ts';
import { typeset } from '#lib/domain/kernel/typography.ts';
import { readGivingLaw, readGivingTexts } from './index.ts';

const law = await readGivingLaw('2026-11-24');

function explain(address: string): GivingStep[] {
	const { gift } = readGivingForm(new URLSearchParams(address), law.carryYears.value);
	return explainGiving(gift!, computeGiving(gift!, law), law);
}
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const lines = (address: string) =>
	explain(address).map(({ title, result }) => plain(`${title} : ${result}`));

describe('the computation, told line by line with the law of the day', () => {
	test('the gifts to try with are whole, and the last one goes over the ceiling', async () => {
		const { trials } = await readGivingTexts();
		const told = trials.map(({ query }) => explain(query).length);
		expect(told).toEqual([5, 5, 6]);
	});

	test('a small gift takes five lines', () => {
		expect(lines('argent=1000&ca=500000')).toEqual([
			'Valeur du don : 1 000 €',
			'Plafond de l’année : 20 000 €',
			'Part du don retenue cette année : 1 000 €',
			'Réduction d’impôt pour ce don : 600 €',
			'Reste à la charge de l’entreprise : 400 €'
		]);
	});

	test('the ceiling says where it comes from, and its parameters', () => {
		const ceiling = explain('argent=1000&ca=10000000')[1]!;
		expect(plain(ceiling.words)).toBe(
			'5 ‰ de 10 000 000 € de chiffre d’affaires font 50 000 €. Le plus élevé de ce montant et de 20 000 € est retenu.'
		);
		expect(ceiling.parameters.map(({ id }) => id)).toEqual([
			'mecenat.plafond-pour-mille',
			'mecenat.plafond-montant'
		]);
	});

	test('an excess and those of earlier years have their lines', () => {
		expect(lines('argent=25000&ca=0&report1=1000')).toContain('Excédent reporté : 5 000 €');
		expect(lines('argent=15000&ca=0&report1=1000')).toContain(
			'Réduction d’impôt de l’année, en tout : 9 600 €'
		);
	});

	test('above the threshold, both rates are told', () => {
		const [, , , reduction] = explain('argent=3000000&ca=1000000000');
		expect(plain(reduction!.words)).toContain('60 % de 2 000 000 €');
		expect(plain(reduction!.words)).toContain('40 % de 1 000 000 €');
		const [, , , kept] = explain('argent=3000000&ca=1000000000&organisme=premiere-necessite');
		expect(plain(kept!.words)).toContain('60 % de 3 000 000 €');
	});

	test('is set in French typography', () => {
		for (const address of [
			'argent=1000,5&nature=3&heures=2,5&cout=30&ca=100',
			'argent=25000&ca=0&report1=1000',
			'argent=900000&ca=0',
			'argent=3000000&ca=1000000000'
		])
			for (const { title, words } of explain(address))
				for (const text of [title, words]) expect(text).toBe(typeset(text));
	});
});

describe('the texts of the simulator', () => {
	test('are set in French typography, and type no rate of their own', async () => {
		const { title, description, lead, ...texts } = await readGivingTexts();
		const sentences = [
			...Object.values(texts.fields),
			...Object.values(texts.recipients),
			...texts.trials.map(({ title: trial }) => trial),
			...texts.assumptions.flatMap((one) => [one.title, one.sentence]),
			...texts.duties.flatMap((one) => [one.title, one.sentence, one.sources[0]!.title]),
			...texts.next.flatMap((one) => [one.title, one.sentence])
		];
		for (const text of [title, description, lead, ...sentences]) {
			expect(text).toBe(typeset(text));
			expect(text).not.toMatch(/[%‰€]/);
		}
		expect(description.length).toBeLessThanOrEqual(155);
		expect(Object.keys(texts.recipients)).toEqual(Object.keys(RECIPIENTS));
	});
});
