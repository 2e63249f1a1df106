import type { RequestHandler } from './$types';
import { readNeedQuery } from '#lib/domain/matching/query.ts';
import { NEED_COLUMNS, needRow } from '#lib/domain/matching/record.ts';
import { listMatchingNeeds, settleNeedQuery } from '#lib/server/matching/index.ts';
import { sheetResponse } from '#lib/server/web/sheet-response.ts';

/** The needs and offers that match, with the parameters of /besoins, in a sheet. */
export const GET: RequestHandler = async ({ url, locals: { reader } }) => {
	const settled = await settleNeedQuery(reader, readNeedQuery(url.searchParams).query);
	const needs = await listMatchingNeeds(reader, settled);
	const rows = needs.map((need) => needRow(need, url.origin));
	return sheetResponse([NEED_COLUMNS, ...rows], 'besoins-et-offres');
};
