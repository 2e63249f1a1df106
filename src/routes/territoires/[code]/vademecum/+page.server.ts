import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import {
	readTerritoryBookAddress,
	territoryBookPath
} from '#lib/domain/guide/territory-book-address.ts';
import { readTerritoryCode } from '#lib/domain/territory/code.ts';
import { readTerritoryBook, writeTerritoryTexts } from '#lib/server/guide/index.ts';
import { presentCode } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	await locals.keepPage('catalogue', 'territory', 'day');
	const asked = readTerritoryCode(params.code);
	const code = asked && (await presentCode(locals.reader, asked));
	// The page of the territory is the one that helps whoever asks for an unknown code.
	if (!code) redirect(302, `/territoires/${encodeURIComponent(params.code)}`);
	const { ignored, ...options } = readTerritoryBookAddress(url.searchParams);
	if (code !== params.code) redirect(308, territoryBookPath(code, options));
	const day = locals.context.now.toISOString().slice(0, 10);
	const book = await readTerritoryBook(locals.reader, code, options, day);
	return { ignored, book: new Drawn(book), written: new Drawn(writeTerritoryTexts(book)) };
};
