import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEuros, readAmount, readHours } from './amount.ts';
import { readGivingForm } from './giving-form.ts';

const read = (address: string) => readGivingForm(new URLSearchParams(address), 5);

describe('an amount, as French hands type it', () => {
	test.each([
		['1000', 100_000],
		['1 000,50', 100_050],
		['1\u202F000,5\u00A0€', 100_050],
		['1000.5', 100_050],
		['1.000', 100_000],
		['1.234.567,89 €', 123_456_789],
		['12 euros', 1200],
		['0', 0],
		[',5', 50]
	])('%j is %i cents', (typed, hundredths) => {
		expect(readAmount(typed)).toEqual({ hundredths });
	});

	test.each([
		['-5', 'positif'],
		['−5', 'positif'],
		['5k', '5\u202F000'],
		['2,5 M€', '2\u202F500\u202F000'],
		['1,000', 'deux décimales'],
		['1e30', 'en chiffres'],
		[`1${'0'.repeat(30)}`, 'trop grand'],
		['mille', 'en chiffres'],
		['1-2', 'en chiffres'],
		['€', 'en chiffres'],
		['Infinity', 'en chiffres'],
		['0x10', 'en chiffres']
	])('%j has a sentence that says how to mend', (typed, word) => {
		const answer = readAmount(typed);
		expect('fault' in answer && answer.fault).toContain(word);
	});

	test('hours may say that they are hours', () => {
		expect(readHours('12,5 h')).toEqual({ hundredths: 1250 });
		expect(readHours('7 heures')).toEqual({ hundredths: 700 });
		expect('fault' in readHours('7 €')).toBe(true);
	});

	test('is written and read again to the cent', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (hundredths) => {
				expect(readAmount(formatEuros(hundredths))).toEqual({ hundredths });
			})
		);
	});

	test('any text has an amount or a sentence', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (typed) => {
				const answer = readAmount(typed);
				if ('fault' in answer) expect(answer.fault).toMatch(/\.$/);
				else expect(Number.isSafeInteger(answer.hundredths)).toBe(true);
			})
		);
	});
});

describe('the form of the simulator', () => {
	test('an address without anything is a form without a fault', () => {
		expect(read('')).toEqual({ typed: {}, faults: {}, gift: null, ignored: [] });
		expect(read('argent=&ca=').faults).toEqual({});
	});

	test('a whole form is a gift', () => {
		expect(
			read(
				'argent=1+000,50&nature=200&heures=10&cout=45&ca=2+000+000&organisme=premiere-necessite&contreparties=0&report2=300'
			).gift
		).toEqual({
			money: 100_050,
			inKind: 20_000,
			hours: 1000,
			hourlyCost: 4500,
			turnover: 200_000_000,
			recipient: 'premiere-necessite',
			counterparts: 0,
			broughtIn: [0, 30_000, 0, 0, 0]
		});
	});

	test('what is at fault has its sentence, and everything typed is given back', () => {
		const { typed, faults, gift } = read('argent=beaucoup&nature=12&ca=-1');
		expect(gift).toBeNull();
		expect(typed).toEqual({ argent: 'beaucoup', nature: '12', ca: '-1' });
		expect(Object.keys(faults).sort()).toEqual(['argent', 'ca']);
	});

	test('without a gift or a turnover, it says what is missing', () => {
		expect(read('ca=1000').faults.argent).toMatch(/au moins un don/);
		expect(read('argent=1000').faults.ca).toMatch(/chiffre d’affaires/);
		expect(read('argent=1000&ca=0').gift?.turnover).toBe(0);
	});

	test('hours go with the cost of an hour', () => {
		expect(read('heures=10&ca=0').faults.cout).toBeDefined();
		expect(read('cout=10&argent=5&ca=0').faults.heures).toBeDefined();
	});

	test('what means nothing here is left aside, and said', () => {
		const { ignored, faults } = read('argent=5&ca=0&couleur=bleu&report9=4');
		expect(faults).toEqual({});
		expect(ignored).toEqual([
			{ parameter: 'couleur', value: 'bleu' },
			{ parameter: 'report9', value: '4' }
		]);
	});

	test('never fails, whatever the address', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(
						fc.oneof(
							fc.constantFrom('argent', 'nature', 'heures', 'cout', 'ca', 'organisme', 'report1'),
							fc.string({ unit: 'binary' })
						),
						fc.string({ unit: 'binary' })
					)
				),
				(pairs) => {
					const { gift, faults } = readGivingForm(new URLSearchParams(pairs), 5);
					if (gift) expect(faults).toEqual({});
				}
			)
		);
	});
});
