/*
 * The map of the site for search engines (sitemaps.org): an index, and parts that each hold at most
 * MOST addresses of one group, well under the 50,000 of the protocol.
 */

/** Names a part: `territoires-2`. */
export const PART_PARAMETER = 'partie';
export const MOST = 20_000;
const AT_ONCE = 1000;

export interface SitemapEntry {
	/** From the root: `/exemples/…`. */
	readonly path: string;
	readonly updatedAt?: Date;
}

/** Reads `territoires-2`; null when it is no part of one of the groups. */
export function readPart(
	text: string,
	groups: readonly string[]
): { group: string; number: number } | null {
	const [, group, number] = /^([a-z]{1,20})-([1-9]\d{0,3})$/.exec(text) ?? [];
	return group && groups.includes(group) ? { group, number: Number(number) } : null;
}

/** The index: each group in as many parts as its size asks for, one at least. */
export function writeSitemapIndex(
	origin: string,
	sizes: readonly (readonly [group: string, size: number])[]
): string {
	const parts = sizes.flatMap(([group, size]) =>
		Array.from(
			{ length: Math.max(1, Math.ceil(size / MOST)) },
			(_, rank) =>
				`<sitemap><loc>${origin}/sitemap.xml?${PART_PARAMETER}=${group}-${rank + 1}</loc></sitemap>`
		)
	);
	return `${HEAD}<sitemapindex ${SPACE}>\n${parts.join('\n')}\n</sitemapindex>\n`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** One part, a run of addresses at a time; null when the group has not so many. `number` from 1. */
export function writeSitemap(
	origin: string,
	entries: readonly SitemapEntry[],
	number: number
): AsyncIterable<string> | null {
	const first = (number - 1) * MOST;
	if (first >= entries.length && number > 1) return null;
	const end = Math.min(first + MOST, entries.length);
	return (async function* () {
		yield `${HEAD}<urlset ${SPACE}>\n`;
		for (let at = first; at < end; at += AT_ONCE) {
			yield entries
				.slice(at, Math.min(at + AT_ONCE, end))
				.map((entry) => writeEntry(origin, entry))
				.join('');
		}
		yield '</urlset>\n';
	})();
}

function writeEntry(origin: string, { path, updatedAt }: SitemapEntry): string {
	const changed = updatedAt ? `<lastmod>${updatedAt.toISOString().slice(0, 10)}</lastmod>` : '';
	return `<url><loc>${origin}${path}</loc>${changed}</url>\n`;
}
