import { stringify } from 'csv-stringify/sync';
import type { RequestHandler } from './$types';
import { readDataQuery } from '#lib/domain/territory/territory-data-query.ts';
import {
	exportRanking,
	readDataIndicator,
	settleDataQuery,
	territoryDataEtag
} from '#lib/server/territory/index.ts';
import { isFresh, streamText } from '#lib/server/web/streams.ts';

const COLUMNS = [
	'code',
	'kind',
	'name',
	'indicator',
	'label',
	'unit',
	'year',
	'value',
	'rank',
	'source',
	'source_url',
	'publisher',
	'licence'
] as const;

/** What the page of the same address lists, all its pages in one sheet; it loads again as it is. */
export const GET: RequestHandler = async ({ params, url, locals: { reader }, request }) => {
	const etag = await territoryDataEtag(reader, 'csv');
	const indicator = await readDataIndicator(reader, params.indicator);
	const { query } = settleDataQuery(indicator, readDataQuery(url.searchParams).query);
	const headers = {
		etag,
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': 'text/csv; charset=utf-8; header=present',
		'content-disposition': `attachment; filename="${indicator.id}-${query.year}-${query.level}.csv"`
	};
	if (isFresh(request, etag)) return new Response(null, { status: 304, headers });
	return new Response(streamText(rows()), { headers });

	async function* rows() {
		yield `\uFEFF${COLUMNS.join(',')}\r\n`;
		const ranking = { indicator: indicator.id, year: query.year, level: query.level };
		for await (const items of exportRanking(reader, ranking, query)) {
			yield stringify(
				items.map(({ code, kind, name, value, missing, rank }) => [
					code,
					kind,
					name,
					indicator.id,
					indicator.label,
					indicator.unit,
					query.year,
					value ?? missing,
					rank,
					indicator.source,
					indicator.sourceUrl,
					indicator.publisher,
					indicator.licence
				]),
				// The words come from a file of elsewhere: none may run as a formula in a spreadsheet.
				{ record_delimiter: '\r\n', escape_formulas: true }
			);
		}
	}
};
