import { createHash } from 'node:crypto';
import type { RequestHandler } from './$types';
import { INDICATOR_COLUMNS, toIndicatorRow } from '#lib/domain/observatory/indicator-csv.ts';
import { csvHead, csvLine } from '#lib/domain/observatory/open-data.ts';
import { readIndicatorQuery } from '#lib/domain/observatory/indicator-query.ts';
import { selectIndicators } from '#lib/domain/observatory/indicator-selection.ts';
import { readAtlas } from '#lib/server/observatory/index.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** The figures of a selection, with the parameters of the page; all of them without. */
export const GET: RequestHandler = async ({ url, request }) => {
	const atlas = await readAtlas();
	const { query } = readIndicatorQuery(atlas, url.searchParams);
	const rows = selectIndicators(atlas, query).items.map(toIndicatorRow);
	const sheet = [
		csvHead(INDICATOR_COLUMNS),
		...rows.map((row) => csvLine(INDICATOR_COLUMNS, row))
	].join('');
	const headers = {
		etag: `"${createHash('sha256').update(sheet).digest('base64url').slice(0, 22)}"`,
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': 'text/csv; charset=utf-8; header=present',
		'content-disposition': 'attachment; filename="indicateurs.csv"'
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	return new Response(sheet, { headers });
};
