import { expect, test } from 'vitest';
import { readGuideAddress } from './address.ts';
import { withRole } from './roles.ts';

const read = (search: string, reads?: ('role' | 'q')[]) =>
	readGuideAddress(new URLSearchParams(search), reads);

test('a known role is chosen, accents and capitals left aside', () => {
	expect(read('role=elu').role).toBe('elu');
	expect(read('role=Élu').role).toBe('elu');
});

test('an unknown role is left aside, and said; so is what the page does not read', () => {
	expect(read('role=martien&q=x')).toEqual({
		role: null,
		text: '',
		ignored: [
			{ parameter: 'role', value: 'martien' },
			{ parameter: 'q', value: 'x' }
		]
	});
	expect(read('role=toString').role).toBeNull();
});

test('the marks of campaigns and what is empty are not worth a word', () => {
	expect(read('role=&utm_source=lettre&fbclid=1').ignored).toEqual([]);
});

test('the words of a search are one line of 200 characters at most', () => {
	expect(read('q=%20m%C3%A9c%C3%A9nat%0A', ['q']).text).toBe('mécénat');
	expect(read(`q=${'a'.repeat(500)}`, ['q']).text).toHaveLength(200);
	expect(read('q=%ED%A0%80', ['q']).text.isWellFormed()).toBe(true);
});

test('a role goes before the anchor of an address', () => {
	expect(withRole('/comprendre/formes#tableau', 'elu')).toBe('/comprendre/formes?role=elu#tableau');
	expect(withRole('/comprendre', null)).toBe('/comprendre');
});
