import type { RequestHandler } from './$types';
import { meetingsSheet } from '#lib/server/observatory/index.ts';
import { sheetResponse } from '#lib/server/web/sheet-response.ts';

/** Where families of actors meet, as a sheet. */
export const GET: RequestHandler = async ({ locals }) =>
	sheetResponse(await meetingsSheet(locals.reader), 'rencontres');
