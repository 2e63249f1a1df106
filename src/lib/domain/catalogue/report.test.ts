import { describe, expect, test } from 'vitest';
import { isReference, reportSchema, settlementSchema } from './report.ts';

const given = {
	sujet: 'fait',
	message: 'C’est faux.',
	source: '',
	courriel: '',
	'a-laisser-vide': ''
};

function faultsOf(change: Record<string, unknown>): (PropertyKey | undefined)[] {
	const parsed = reportSchema.safeParse({ ...given, ...change });
	return parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]);
}

describe('a report', () => {
	test('asks for two answers, and reads an empty field as none', () => {
		expect(reportSchema.parse(given)).toMatchObject({ sujet: 'fait', message: 'C’est faux.' });
		expect(reportSchema.parse(given).courriel).toBeUndefined();
		expect(faultsOf({ message: '  \n ' })).toEqual(['message']);
		expect(faultsOf({ sujet: 'licorne' })).toEqual(['sujet']);
		expect(faultsOf({ sujet: undefined, message: undefined })).toEqual(['sujet', 'message']);
	});

	test('is at most 2,000 signs long', () => {
		expect(faultsOf({ message: 'é'.repeat(2000) })).toEqual([]);
		expect(faultsOf({ message: 'é'.repeat(2001) })).toEqual(['message']);
	});

	test('takes for a source the address of a page, and nothing that a browser would run', () => {
		expect(faultsOf({ source: ' https://www.example.org/a?b=c ' })).toEqual([]);
		for (const source of [
			'javascript:alert(1)',
			'data:text/html,x',
			'www.example.org',
			'https://',
			'https:///x',
			'ftp://example.org/',
			`https://example.org/${'a'.repeat(2000)}`
		]) {
			expect(faultsOf({ source }), source).toEqual(['source']);
		}
	});

	test('takes for a mail address what has the form of one', () => {
		expect(faultsOf({ courriel: 'lea.martin@example.org' })).toEqual([]);
		for (const courriel of ['lea', 'lea@', '@x.fr', 'a@b.fr\nbcc: c@d.fr', 'a@b.fr, c@d.fr']) {
			expect(faultsOf({ courriel }), courriel).toEqual(['courriel']);
		}
	});

	test('is refused with a sentence when the field that nobody sees is filled', () => {
		expect(faultsOf({ 'a-laisser-vide': 'http://spam.example' })).toEqual(['a-laisser-vide']);
	});

	test('with a field sent twice is refused, not a bug', () => {
		expect(faultsOf({ message: ['a', 'b'], source: ['c', 'd'] })).toEqual(['message', 'source']);
	});
});

test('a reference is told from what is not one', () => {
	expect(isReference('7K3M-9QTX')).toBe(true);
	for (const text of ['', '7K3M9QTX', '7k3m-9qtx', '0O1I-0000', "' or 1=1 --"])
		expect(isReference(text), text).toBe(false);
});

test('a settlement needs a note', () => {
	expect(settlementSchema.safeParse({ signalement: '7K3M-9QTX', note: ' ' }).success).toBe(false);
});
