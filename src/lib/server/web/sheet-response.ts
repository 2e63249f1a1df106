import { stringify } from 'csv-stringify/sync';

/** A table as a sheet to download, in UTF-8 with its mark so that spreadsheets read the accents. */
export function sheetResponse(rows: readonly (readonly (string | number)[])[], name: string) {
	const text = stringify([...rows], { record_delimiter: '\r\n', bom: true });
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${name}.csv"`,
			'cache-control': 'no-cache',
			'access-control-allow-origin': '*'
		}
	});
}
