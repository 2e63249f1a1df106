import type { PageServerLoad } from './$types';
import { describeApi } from '#lib/server/api/app.ts';
import { readableApi } from '#lib/server/api/readable.ts';

export const load: PageServerLoad = ({ url }) => readableApi(describeApi(url.origin));
