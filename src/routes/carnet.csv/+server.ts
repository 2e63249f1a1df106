import { stringify } from 'csv-stringify/sync';
import type { RequestHandler } from './$types';
import { CSV_COLUMNS, toCsvRow } from '#lib/domain/catalogue/csv.ts';
import { readNotebook } from '#lib/domain/catalogue/notebook.ts';
import { readKept } from '#lib/server/catalogue/index.ts';

/** The examples of a notebook in the columns of /exemples.csv; what is missing is a row of its own, and says so. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readNotebook(url.searchParams);
	const { examples, missing } = await readKept(locals.reader, asked);
	const rows = [
		...examples.map(({ example }) => toCsvRow(example)),
		...missing.map(({ slug, told }) => ({ slug, title: told }))
	];
	const text = stringify(rows, {
		header: true,
		columns: [...CSV_COLUMNS],
		record_delimiter: '\r\n',
		bom: true
	});
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': 'attachment; filename="carnet.csv"'
		}
	});
};
