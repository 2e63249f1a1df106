import type { RequestHandler } from './$types';
import { murmurationsProfile } from '#lib/domain/matching/murmurations.ts';
import { listNeedsOf, readPublicOrganisation } from '#lib/server/matching/index.ts';

/** The organisation for the Murmurations network (organizations_schema-v1.0.0): public fields alone. */
export const GET: RequestHandler = async ({ params, url, locals: { reader } }) => {
	const { id, place, ...organisation } = await readPublicOrganisation(reader, params.slug);
	const needs = await listNeedsOf(reader, id);
	const profile = murmurationsProfile(organisation, { origin: url.origin, place, needs });
	return new Response(`${JSON.stringify(profile, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'cache-control': 'no-cache',
			'access-control-allow-origin': '*'
		}
	});
};
