import type { RequestHandler } from './$types';
import { readNeedQuery } from '#lib/domain/matching/query.ts';
import { needRecord } from '#lib/domain/matching/record.ts';
import { listMatchingNeeds, settleNeedQuery } from '#lib/server/matching/index.ts';

/** The needs and offers that match, with the parameters of /besoins, as the API writes them. */
export const GET: RequestHandler = async ({ url, locals: { reader } }) => {
	const settled = await settleNeedQuery(reader, readNeedQuery(url.searchParams).query);
	const needs = await listMatchingNeeds(reader, settled);
	const text = needs.map((need) => JSON.stringify(needRecord(need, url.origin))).join(',\n');
	return new Response(`[${text && `\n${text}\n`}]\n`, {
		headers: {
			'cache-control': 'no-cache',
			'access-control-allow-origin': '*',
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="besoins-et-offres.json"'
		}
	});
};
