import fc from 'fast-check';
import { expect, test } from 'vitest';
import { officialNumberIn, readRna, readSiren, readSiret, writeNumber } from './numbers.ts';

const digits = (length: number) =>
	fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

/** The digit that makes the sum of Luhn a multiple of ten, written apart from the code under test. */
function checked(body: readonly number[]): string {
	const sum = body.toReversed().reduce((total, digit, at) => {
		const counted = at % 2 === 0 ? digit * 2 : digit;
		return total + Math.floor(counted / 10) + (counted % 10);
	}, 0);
	return body.join('') + ((10 - (sum % 10)) % 10);
}

const sirens = digits(8).map(checked);
const sirets = fc
	.tuple(sirens, digits(4))
	.map(([siren, rest]) => checked([...siren, ...rest].map(Number)));

test('a SIREN whose last digit agrees is taken, however it is spaced', () => {
	fc.assert(
		fc.property(sirens, fc.constantFrom('', ' ', '\u00A0', '\u202F', '.'), (siren, space) => {
			const typed = ` ${siren.slice(0, 3)}${space}${siren.slice(3, 6)}${space}${siren.slice(6)} `;
			expect(readSiren(typed)).toEqual({ number: siren });
			expect(readSiren(writeNumber(siren))).toEqual({ number: siren });
		})
	);
});

test('one wrong digit in a SIREN or a SIRET is always found, and said', () => {
	fc.assert(
		fc.property(
			sirets.filter((siret) => !siret.startsWith('356000000')),
			fc.nat(13),
			fc.integer({ min: 1, max: 9 }),
			(siret, at, shift) => {
				const wrong = siret.slice(0, at) + ((Number(siret[at]) + shift) % 10) + siret.slice(at + 1);
				fc.pre(!wrong.startsWith('356000000'));
				expect(readSiret(siret)).toEqual({ number: siret });
				expect(readSiret(wrong)).toEqual({ fault: expect.stringContaining('dernier chiffre') });
			}
		)
	);
});

test('two neighbouring digits exchanged are found, but for 09 and 90 that Luhn does not see', () => {
	fc.assert(
		fc.property(sirens, fc.nat(7), (siren, at) => {
			const pair = siren.slice(at, at + 2);
			fc.pre(pair[0] !== pair[1] && pair !== '09' && pair !== '90');
			const wrong = siren.slice(0, at) + pair[1] + pair[0] + siren.slice(at + 2);
			expect(readSiren(wrong)).toEqual({ fault: expect.stringContaining('inversés') });
		})
	);
});

test('the establishments of La Poste follow their own rule', () => {
	expect(readSiret('356 000 000 00048')).toEqual({ number: '35600000000048' });
	// 3+5+6+1 = 15: a multiple of five that Luhn refuses.
	expect(readSiret('35600000000001')).toEqual({ number: '35600000000001' });
	expect(readSiret('35600000000002')).toEqual({ fault: expect.stringContaining('La Poste') });
});

test('each number says which rule it breaks', () => {
	expect(readSiren('12345678')).toEqual({ fault: expect.stringMatching(/9 chiffres.*8/) });
	expect(readSiren('12345678O')).toEqual({ fault: expect.stringContaining('«\u202FO\u202F»') });
	expect(readSiret('732829320')).toEqual({ fault: expect.stringMatching(/14 chiffres.*9/) });
	expect(readRna('751234567')).toEqual({ fault: expect.stringContaining('lettre W') });
	expect(readRna('W75123456')).toEqual({ fault: expect.stringMatching(/dix signes.*9/) });
	expect(readRna('W75123456A')).toEqual({ fault: expect.stringContaining('six chiffres') });
	expect(readRna('W7é1234567')).toEqual({ fault: expect.stringContaining('trois lettres') });
	expect(readRna(' w2a1 001234 ')).toEqual({ number: 'W2A1001234' });
});

test('whatever is typed, reading a number never fails, and what is kept has the form of the database', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (typed) => {
			for (const [read, form] of [
				[readSiren, /^\d{9}$/],
				[readSiret, /^\d{14}$/],
				[readRna, /^W[0-9A-Z]{3}\d{6}$/]
			] as const) {
				const answer = read(typed);
				if ('number' in answer) expect(answer.number).toMatch(form);
				else expect(answer.fault).toMatch(/\.$/);
			}
		})
	);
});

test('a search knows a number from words', () => {
	expect(officialNumberIn('552 100 554')).toEqual({ siren: '552100554' });
	expect(officialNumberIn('w751234567')).toEqual({ rna: 'W751234567' });
	expect(officialNumberIn('les 9 collines')).toBeNull();
});
