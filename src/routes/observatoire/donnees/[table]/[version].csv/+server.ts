import type { RequestHandler } from './$types';
import { readTableAt } from '#lib/server/observatory/index.ts';
import { answerTable } from '#lib/server/web/table-file.ts';

/** A version of a table: the present one, 410 for one that was, 404 for one that never was. */
export const GET: RequestHandler = async (event) => {
	const { table, version } = event.params;
	return answerTable(event, await readTableAt(event.locals.reader, table, version), 'csv');
};
