import { describe, expect, test } from 'vitest';
import {
	embedCode,
	embeddedExample,
	embeddedList,
	embedPageAddress,
	readEmbedOptions
} from './embed.ts';
import { EMPTY_QUERY } from './query.ts';

describe('a part to embed', () => {
	test.for([
		['', 'auto', 5],
		['theme=clair&nombre=3', 'clair', 3],
		['theme=sombre&nombre=9999', 'sombre', 10],
		['theme=__proto__&nombre=-4', 'auto', 5],
		['theme=toString&nombre=1e309', 'auto', 10],
		['theme=%3Cscript%3E&nombre=abc', 'auto', 5]
	] as const)('« %s » is read as %s, %i examples', ([search, theme, length]) => {
		expect(readEmbedOptions(new URLSearchParams(search))).toEqual({ theme, length });
	});

	test('has an address that says only what differs', () => {
		expect(embeddedExample('un', { theme: 'auto' })).toBe('/integrer/exemple/un');
		expect(embeddedExample('un', { theme: 'clair' })).toBe('/integrer/exemple/un?theme=clair');
		const query = { ...EMPTY_QUERY, domain: ['mobilite'] as const, page: 4 };
		expect(embeddedList(query, { theme: 'sombre', length: 10 })).toBe(
			'/integrer/exemples?domaine=mobilite&nombre=10&theme=sombre'
		);
		expect(embedPageAddress(query)).toBe('/integrer?domaine=mobilite');
	});

	test('has a code that no title breaks out of', () => {
		const code = embedCode(
			'https://example.org/integrer/exemples?q=a&tri=titre',
			'"><script>&',
			400
		);
		expect(code.match(/</g)).toHaveLength(2);
		expect(code).toMatch(/^<iframe src="[^"]+" title="[^"]+" width="100%" height="400"/);
		expect(code).toContain('q=a&#38;tri=titre');
	});
});
