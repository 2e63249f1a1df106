import type { RequestHandler } from './$types';
import { describeNeeds } from '#lib/domain/matching/criteria.ts';
import { LONGEST_NEED_FEED, writeNeedAtom } from '#lib/domain/matching/feed.ts';
import { readNeedQuery } from '#lib/domain/matching/query.ts';
import { listLatestNeeds, settleNeedQuery } from '#lib/server/matching/index.ts';
import { readRevision } from '#lib/server/platform/revision.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** A selection of needs and offers to follow, with the parameters of /besoins, in Atom. */
export const GET: RequestHandler = async ({ url, request, locals: { reader } }) => {
	const headers = {
		etag: `"${await readRevision(reader, 'needs', 'organisations', 'territory')}.atom"`,
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': 'application/atom+xml; charset=utf-8'
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	const settled = await settleNeedQuery(reader, readNeedQuery(url.searchParams).query);
	const needs = await listLatestNeeds(reader, settled, LONGEST_NEED_FEED);
	const updated = needs.map(({ updatedAt }) => updatedAt.getTime());
	const text = writeNeedAtom({
		origin: url.origin,
		query: settled.query,
		title: `Faire alliance\u00A0: ${describeNeeds(settled.query, settled.chosen)}`,
		updatedAt: updated.length > 0 ? new Date(Math.max(...updated)) : reader.now,
		needs
	});
	return new Response(text, { headers });
};
