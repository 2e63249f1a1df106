import { describe, expect, it } from 'vitest';
import { MOST, readPart, writeSitemap, writeSitemapIndex } from './sitemap.ts';

const ORIGIN = 'https://alliances.test';
const entries = (count: number) =>
	Array.from({ length: count }, (_, rank) => ({ path: `/territoires/${rank}` }));

async function textOf(chunks: AsyncIterable<string> | null): Promise<string> {
	let text = '';
	for await (const chunk of chunks!) text += chunk;
	return text;
}

describe('the map of the site', () => {
	it('has as many parts as its addresses ask for, and every address is in one of them', async () => {
		const all = entries(2 * MOST + 1);
		const index = writeSitemapIndex(ORIGIN, [
			['pages', 3],
			['acteurs', 0],
			['territoires', all.length]
		]);
		const parts = [...index.matchAll(/partie=([a-z]+-\d+)/g)].map(([, part]) => part!);
		expect(parts).toEqual([
			'pages-1',
			'acteurs-1',
			'territoires-1',
			'territoires-2',
			'territoires-3'
		]);

		const texts = await Promise.all(
			[1, 2, 3].map((part) => textOf(writeSitemap(ORIGIN, all, part)))
		);
		const counts = texts.map((text) => text.match(/<loc>/g)!.length);
		expect(counts).toEqual([MOST, MOST, 1]);
		expect(new Set(texts.join('').match(/<loc>[^<]*/g)).size).toBe(all.length);
		expect(writeSitemap(ORIGIN, all, 4)).toBeNull();
	});

	it('writes an empty group as an empty part, and the day of the last change', async () => {
		expect(await textOf(writeSitemap(ORIGIN, [], 1))).not.toContain('<url>');
		const changed = [{ path: '/exemples/un', updatedAt: new Date('2026-03-12T09:30:00Z') }];
		expect(await textOf(writeSitemap(ORIGIN, changed, 1))).toContain(
			'<url><loc>https://alliances.test/exemples/un</loc><lastmod>2026-03-12</lastmod></url>'
		);
	});

	it.each(['territoires', 'territoires-0', 'rien-1', 'territoires-1.5', '../etc-1', ''])(
		'%j is no part',
		(text) => expect(readPart(text, ['territoires'])).toBeNull()
	);
});
