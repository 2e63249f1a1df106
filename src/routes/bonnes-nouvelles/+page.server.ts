import type { PageServerLoad } from './$types';
import { readGoodNews } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = ({ locals }) => readGoodNews(locals.reader);
