import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import {
	isNarrowed,
	organisationsAddress,
	readOrganisationQuery
} from '#lib/domain/organisations/query.ts';
import {
	browseOrganisations,
	findByNumbers,
	searchRegisters
} from '#lib/server/organisations/index.ts';
import { toldByOrganisations } from '#lib/server/web/told-by-organisations.ts';

const REGISTER_LINES = 10;

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('organisations', 'territory', 'needs', 'day');
	const { reader } = locals;
	const { query: asked, ignored } = readOrganisationQuery(url.searchParams);
	const page = await browseOrganisations(reader, asked, await toldByOrganisations(reader));
	// A page beyond the end leads to the last one.
	if (page.page !== asked.page)
		redirect(302, organisationsAddress({ ...page.query, page: page.page }));
	return {
		...page,
		ignored: page.unknown
			? [...ignored, { parameter: 'territoire', value: page.unknown }]
			: ignored,
		registers: page.page === page.pages ? await listRegisters() : []
	};

	/** What the registers know, after our own; those that are here already are not said twice. */
	async function listRegisters() {
		const { query, chosen } = page;
		const { family, sdg, size, telling } = query;
		if (!isNarrowed(query) || [family, sdg, size, telling].some(({ length }) => length > 0))
			return [];
		const entries = await searchRegisters(reader, {
			...(query.text ? { text: query.text } : {}),
			...(query.domain.length > 0 ? { domain: query.domain[0]! } : {}),
			...(chosen && query.around
				? { near: { latitude: chosen.latitude, longitude: chosen.longitude, km: query.around } }
				: {}),
			...(chosen && !query.around ? { place: chosen.code } : {}),
			limit: REGISTER_LINES
		});
		const here = await findByNumbers(reader, entries);
		return entries.filter(({ siren, rna }) => !here.has(siren ?? '') && !here.has(rna ?? ''));
	}
};
