import type { RequestHandler } from './$types';
import { departementsSheet } from '#lib/server/observatory/index.ts';
import { sheetResponse } from '#lib/server/web/sheet-response.ts';

/** Examples by département, with their inhabitants, as a sheet. */
export const GET: RequestHandler = async ({ locals }) =>
	sheetResponse(await departementsSheet(locals.reader), 'departements');
