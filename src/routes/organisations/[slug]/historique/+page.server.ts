import type { PageServerLoad } from './$types';
import { readForWriting, readHistory } from '#lib/server/organisations/index.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => {
	asSignedIn(event);
	const { reader } = event.locals;
	const { id, slug, name } = await readForWriting(reader, event.params.slug);
	const asked = Math.trunc(Number(event.url.searchParams.get('page') ?? 1));
	const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
	return { slug, name, ...(await readHistory(reader, id, page)) };
};
