import type { RequestHandler } from './$types';
import { readTable } from '#lib/server/observatory/index.ts';
import { answerSchema, answerTable } from '#lib/server/web/table-file.ts';

/** « indicators.schema.json » is an address of this route too: SvelteKit takes the first dot that fits. */
const SCHEMA = /\.schema$/;

/** The present version of a table, or its dictionary for programs. */
export const GET: RequestHandler = async (event) => {
	const { table } = event.params;
	const published = await readTable(event.locals.reader, table.replace(SCHEMA, ''));
	return SCHEMA.test(table)
		? answerSchema(event, published)
		: answerTable(event, published, 'json');
};
