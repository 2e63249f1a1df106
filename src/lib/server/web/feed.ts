import type { RequestEvent } from '@sveltejs/kit';
import type { Feed } from '#lib/domain/catalogue/feed.ts';
import { readQuery } from '#lib/domain/catalogue/query.ts';
import { describeSelection } from '#lib/domain/catalogue/selection.ts';
import {
	catalogueEtag,
	listForFeed,
	readLastChange,
	settleTerritory
} from '#lib/server/catalogue/index.ts';
import { isFresh } from './streams.ts';

/** Answers the feed of the selection that an address asks for, or 304 to who holds it. */
export async function answerFeed(
	{ url, request, locals: { reader } }: RequestEvent,
	{ name, type, write }: { name: string; type: string; write: (feed: Feed) => string }
): Promise<Response> {
	const headers = {
		etag: await catalogueEtag(reader, name),
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': `${type}; charset=utf-8`
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	const settled = await settleTerritory(reader, readQuery(url.searchParams).query);
	const entries = await listForFeed(reader, settled);
	const feed: Feed = {
		origin: url.origin,
		query: settled.query,
		title: `Faire alliance\u00A0: ${describeSelection(settled.query, settled.chosen)}`,
		// An empty selection changes when the catalogue does.
		updatedAt: entries[0]?.updatedAt ?? (await readLastChange(reader)) ?? reader.now,
		entries
	};
	return new Response(write(feed), { headers });
}
