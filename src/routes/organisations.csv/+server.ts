import { stringify } from 'csv-stringify/sync';
import type { RequestHandler } from './$types';
import { CSV_COLUMNS, toCsvRow } from '#lib/domain/organisations/record.ts';
import { exportOrganisations, organisationsEtag } from '#lib/server/organisations/index.ts';
import { isFresh, streamText } from '#lib/server/web/streams.ts';

/** The whole directory as a sheet, in UTF-8 with its mark so that spreadsheets read the accents; it imports again. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const headers = {
		etag: await organisationsEtag(locals.reader, 'csv'),
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': 'text/csv; charset=utf-8; header=present',
		'content-disposition': 'attachment; filename="organisations.csv"'
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	return new Response(streamText(rows()), { headers });

	async function* rows() {
		yield `\uFEFF${CSV_COLUMNS.join(',')}\r\n`;
		for await (const records of exportOrganisations(locals.reader))
			yield stringify(records.map(toCsvRow), {
				columns: [...CSV_COLUMNS],
				record_delimiter: '\r\n'
			});
	}
};
