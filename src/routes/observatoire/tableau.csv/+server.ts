import type { RequestHandler } from './$types';
import { tableSheet } from '#lib/server/observatory/index.ts';
import { sheetResponse } from '#lib/server/web/sheet-response.ts';

/** The table of an address as a sheet: the same parameters as /observatoire/tableau. */
export const GET: RequestHandler = async ({ locals, url }) =>
	sheetResponse(await tableSheet(locals.reader, url.searchParams), 'tableau');
