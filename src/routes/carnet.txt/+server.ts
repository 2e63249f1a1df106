import type { RequestHandler } from './$types';
import { notebookAddress, readNotebook } from '#lib/domain/catalogue/notebook.ts';
import { notebookText } from '#lib/domain/catalogue/notebook-text.ts';
import { readKept } from '#lib/server/catalogue/index.ts';

/** The notebook as a mail can carry it. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readNotebook(url.searchParams);
	const { examples, notes } = await readKept(locals.reader, asked);
	const text = notebookText({
		title: asked.notebook.title,
		examples: examples.map(({ example }) => example),
		notes,
		origin: url.origin,
		address: url.origin + notebookAddress(asked.notebook)
	});
	return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
