import type { PageServerLoad } from './$types';
import { readEmbedOptions } from '#lib/domain/catalogue/embed.ts';
import { readExample } from '#lib/server/catalogue/index.ts';

export const load: PageServerLoad = async ({ params, url, locals: { reader, keepPage } }) => {
	await keepPage('catalogue');
	const { example } = await readExample(reader, params.slug);
	return { example, theme: readEmbedOptions(url.searchParams).theme };
};
