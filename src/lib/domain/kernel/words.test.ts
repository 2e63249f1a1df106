import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmptyWord, readWords, stemOf } from './words.ts';

describe('the words of a text', () => {
	it('are parted by apostrophes and hyphens, and know where they stand', () => {
		const text = 'L’accès aux Tiers-lieux';
		expect(readWords(text).map(({ folded }) => folded)).toEqual([
			'l',
			'acces',
			'aux',
			'tiers',
			'lieux'
		]);
		for (const { start, end, form } of readWords(text)) {
			expect(text.slice(start, end).toLowerCase()).toBe(form);
		}
	});

	it('tell a capital that opens a sentence from that of a name', () => {
		const [first, , name] = readWords('Vivre à Lorient. Vivre');
		expect(first).toMatchObject({ capital: true, opens: true });
		expect(name).toMatchObject({ capital: true, opens: false });
		expect(readWords('Vivre à Lorient. Vivre').at(-1)).toMatchObject({ opens: true });
	});

	it.each([
		['isolés', 'isolement'],
		['vélos', 'vélo'],
		['emplois', 'emploi'],
		['ruraux', 'rurale'],
		['bénévoles', 'bénévole'],
		['décrochent', 'décrocher']
	])('%s and %s have one stem', (one, other) => expect(stemOf(one)).toBe(stemOf(other)));

	it.each([
		['commune', 'communication'],
		['ferme', 'fermer'],
		['aidants', 'aides'],
		['mère', 'mer'],
		['café', 'caf']
	])('%s and %s do not', (one, other) => expect(stemOf(one)).not.toBe(stemOf(other)));

	it('that say nothing are known; « sans » says something', () => {
		expect(['les', 'dans', 'du'].every(isEmptyWord)).toBe(true);
		expect(isEmptyWord('sans')).toBe(false);
	});

	it('are read, whatever is written', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				for (const { form, start, end } of readWords(text)) {
					expect(end).toBeGreaterThan(start);
					expect(stemOf(form)).not.toBe('');
				}
			})
		);
	});
});
