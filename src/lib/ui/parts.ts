/*
 * A long list is handed over in parts: one text of a hundred thousand letters is allocated anew for each
 * page, which costs as much as making it. The page holds a mark where each part goes; server.js, or the
 * hook, puts the parts back.
 */

const parts = new Map<number, string>();
const MARK = /<!--part(\d+)-->/g;
/** Parts of pages that were never finished are forgotten beyond this number. */
const MOST = 5_000;
let last = 0;

/** Keeps a part of a page, and answers the mark that stands for it. */
export function setAside(html: string): string {
	if (parts.size >= MOST) parts.clear();
	last++;
	parts.set(last, html);
	return `<!--part${last}-->`;
}

/** The texts of a page in their order, the parts in their places. Each part is given once. */
export function gather(html: string): string[] {
	const texts: string[] = [];
	let from = 0;
	for (const mark of html.matchAll(MARK)) {
		const rank = Number(mark[1]);
		texts.push(html.slice(from, mark.index), parts.get(rank) ?? '');
		parts.delete(rank);
		from = mark.index + mark[0].length;
	}
	texts.push(html.slice(from));
	return texts;
}
