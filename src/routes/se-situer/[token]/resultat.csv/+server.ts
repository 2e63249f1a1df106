import type { RequestHandler } from './$types';
import { tableOfResult } from '#lib/domain/diagnostic/result.ts';
import { readAnswersOf, readResult } from '#lib/server/diagnostic/index.ts';
import { sheetResponse } from '#lib/server/web/sheet-response.ts';

export const GET: RequestHandler = async ({ params, locals: { reader } }) => {
	const { result } = await readResult(reader, await readAnswersOf(reader, params.token));
	const response = sheetResponse(tableOfResult(result), `se-situer-${result.day}`);
	// A secret address: no other site reads it through a visitor, no cache keeps it.
	response.headers.delete('access-control-allow-origin');
	response.headers.set('cache-control', 'private, no-store');
	return response;
};
