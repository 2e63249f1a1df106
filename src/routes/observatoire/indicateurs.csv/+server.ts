import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { RequestHandler } from './$types';
import { INDICATOR_COLUMNS, toIndicatorRow } from '#lib/domain/observatory/indicator-csv.ts';
import { readIndicatorQuery } from '#lib/domain/observatory/indicator-query.ts';
import { selectIndicators } from '#lib/domain/observatory/indicator-selection.ts';
import { readAtlas } from '#lib/server/observatory/index.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** The figures of a selection, with the parameters of the page; all of them without. */
export const GET: RequestHandler = async ({ url, request }) => {
	const atlas = await readAtlas();
	const { query } = readIndicatorQuery(atlas, url.searchParams);
	const rows = selectIndicators(atlas, query).items.map(toIndicatorRow);
	// UTF-8 with its mark, so that spreadsheets read the accents.
	const sheet = `\uFEFF${stringify(rows, {
		header: true,
		columns: [...INDICATOR_COLUMNS],
		record_delimiter: '\r\n'
	})}`;
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
