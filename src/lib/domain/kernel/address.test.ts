import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, LeftAside, LONGEST_TEXT, readParameters } from './address.ts';

const read = (search: string) => readParameters(new URLSearchParams(search));

test('names are read without capitals, accents nor brackets, and kept as they are written', () => {
	expect(read('Étude[]=a&Q=%20b%0Ac%20')).toEqual([
		{ name: 'etude', written: 'Étude[]', value: 'a' },
		{ name: 'q', written: 'Q', value: 'b c' }
	]);
});

test('what is empty, and what other sites add to a link, is passed over in silence', () => {
	expect(read('q=&q=%20%00&utm_source=lettre&fbclid=x&xtor=y')).toEqual([]);
});

test('whatever is written, a value is one line of whole letters, and never empty', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, value) => {
			const parameters = new URLSearchParams();
			parameters.append(name, value);
			for (const one of readParameters(parameters)) {
				expect(one.value).not.toBe('');
				expect(one.value).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);
				expect(one.value.isWellFormed()).toBe(true);
			}
		})
	);
});

test('a search is cut without cutting a letter in two', () => {
	expect(cutText('👩'.repeat(200))).toHaveLength(LONGEST_TEXT);
	expect(cutText(`a${'👩'.repeat(200)}`).isWellFormed()).toBe(true);
});

test('ten pieces left aside are enough, each of them short', () => {
	const aside = new LeftAside();
	for (let at = 0; at < 30; at++) aside.add('x'.repeat(100), 'y\n'.repeat(100));
	expect(aside.list).toHaveLength(10);
	expect(aside.list[0]!.parameter).toHaveLength(40);
	expect(aside.list[0]!.value.length).toBeLessThanOrEqual(40);
});
