import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../domain/kernel/refusal.ts';
import { makePdf } from './make-pdf.ts';
import { DRAWN, printableData, toPrintable } from './printable.ts';

/** A document of one text, set in the three writings of the house. */
const order = (text: string) => ({
	template: '/lib/server/platform/pdf/templates/specimen.typ',
	title: text,
	day: '2026-03-12',
	footer: text,
	data: { text }
});
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const pagesOf = (bytes: Uint8Array) => latin(bytes).match(/\/Type\s*\/Page\b/g)!.length;

describe('a document', () => {
	test('is a tagged PDF/UA in French, with its title and the day it was told', async () => {
		const text = latin(await makePdf(order('Une alliance & ses « amis »')));
		expect(text).toMatch(/^%PDF-1\.7/);
		expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(text).toMatch(/\/Marked true/);
		expect(text).toMatch(/\/Lang\s*\(fr/);
		expect(text).toMatch(/\/DisplayDocTitle true/);
		expect(text).toContain('2026-03-12T');
	});

	test('is the same bytes for the same order', async () => {
		const [one, other] = await Promise.all([makePdf(order('Pareil')), makePdf(order('Pareil'))]);
		expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
	});

	test('draws each sign that it says it draws', { timeout: 120_000 }, async () => {
		const signs = DRAWN.flatMap(([first, last]) =>
			Array.from({ length: last - first + 1 }, (_, rank) => String.fromCodePoint(first + rank))
		).filter((sign) => !/\p{Cn}/u.test(sign));
		for (let at = 0; at < signs.length; at += 200) {
			const text = signs.slice(at, at + 200).join(' ');
			await expect(makePdf(order(text)), text).resolves.toBeInstanceOf(Uint8Array);
		}
	});

	test.for([
		['#eval("1 + 1") #panic("x") #sys.inputs'],
		[']} ) $ * _ ` @label <label> = Titre \\ // /* '],
		['\u0000\u0001\u001b\u007f'],
		['\u202Eenvers\u202C \u2066x\u2069 \u200F\uFEFF'],
		['👩‍👩‍👧 🇫🇷 漢字 한국어 العربية'],
		['\uD800 seul'],
		['e\u0301'.repeat(500)],
		['a'.repeat(10_000)],
		['mot '.repeat(2_500)],
		['"}, "x": {"'],
		['']
	])('takes %j as a text, never as an order', async ([text]) => {
		const bytes = await makePdf(order(text!));
		expect(latin(bytes)).toMatch(/^%PDF/);
		expect(pagesOf(bytes)).toBeGreaterThan(0);
	});

	test('that cannot be made says why, and the next one is made', async () => {
		await expect(makePdf({ ...order('x'), template: '/absent.typ' })).rejects.toThrow(/composed/);
		await expect(makePdf({ ...order('x'), day: 'demain' })).rejects.toThrow(/composed/);
		await expect(makePdf(order('x'))).resolves.toBeInstanceOf(Uint8Array);
	});

	test('waits its turn, and beyond twenty-four is refused with a sentence', async () => {
		const asked = Array.from({ length: 30 }, () => makePdf(order('Vite')));
		const settled = await Promise.allSettled(asked);
		const refused = settled.filter(({ status }) => status === 'rejected');
		expect(refused).toHaveLength(6);
		for (const { reason } of refused as PromiseRejectedResult[]) {
			expect(reason).toBeInstanceOf(Refusal);
			expect(reason).toMatchObject({ code: 'busy_press', status: 503 });
		}
	});
});

describe('a text made printable', () => {
	test('keeps what French writes, to the letter', () => {
		const text = '« Œuvre » d’été : 1 234,5 € – 50 % → ça ! ñ ł ş Ω Я';
		expect(toPrintable(text)).toBe(text);
	});

	test('shows a square for a run that no font draws, and loses what nobody sees', () => {
		expect(toPrintable('a 👩‍👩‍👧👍 b')).toBe('a □ b');
		expect(toPrintable('a\u202Eb\u200Bc\u00ADd')).toBe('abcd');
		expect(toPrintable('a\u0000b\r\nc')).toBe('a b\nc');
		expect(toPrintable('\uD800')).toBe('□');
	});

	test('is found however deep, and the rest of the data is left alone', () => {
		expect(printableData({ a: ['👍', 1, null], b: { c: true } })).toEqual({
			a: ['□', 1, null],
			b: { c: true }
		});
	});
});
