import type { RequestHandler } from './$types';
import { readTable } from '#lib/server/observatory/index.ts';
import { answerTable } from '#lib/server/web/table-file.ts';

/** The present version of a table. */
export const GET: RequestHandler = async (event) =>
	answerTable(event, await readTable(event.locals.reader, event.params.table), 'csv');
