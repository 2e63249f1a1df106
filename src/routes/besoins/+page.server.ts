import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { cutText } from '#lib/domain/kernel/address.ts';
import { EMPTY_QUERY } from '#lib/domain/catalogue/query.ts';
import { needsAddress, onTerritory, readNeedQuery } from '#lib/domain/matching/query.ts';
import { browseExamples, settleTerritory } from '#lib/server/catalogue/index.ts';
import {
	browseNeeds,
	countNeeds,
	listPlaceChoices,
	nearestNeeds,
	settleNeedQuery
} from '#lib/server/matching/index.ts';

/** What a person types to say where; the choice then becomes a territory. */
const PLACE = 'lieu';
const EXAMPLES = 3;

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('needs', 'organisations', 'territory', 'catalogue');
	const { reader } = locals;
	const { query: asked, ignored } = readNeedQuery(url.searchParams, [PLACE]);
	const place = cutText(url.searchParams.get(PLACE) ?? '', 80);
	const places = place
		? await listPlaceChoices(reader, { kept: null, home: null, searched: place })
		: [];
	if (places.length === 1) redirect(302, needsAddress(onTerritory(asked, places[0]!.value)));
	const settled = await settleNeedQuery(reader, asked);
	const page = await browseNeeds(reader, settled);
	if (page.page !== asked.page) redirect(302, needsAddress({ ...settled.query, page: page.page }));
	const { query, chosen } = settled;
	const isEmpty = page.total === 0;
	const told = await settleTerritory(reader, {
		...EMPTY_QUERY,
		text: query.text,
		domain: query.domain,
		territory: query.territory,
		sort: query.text ? 'pertinence' : 'recents'
	});
	return {
		...page,
		query,
		chosen: chosen && {
			code: chosen.code,
			kind: chosen.kind,
			name: chosen.name,
			article: chosen.article
		},
		chain: chosen ? [chosen.code, ...chosen.ancestors] : [],
		place: { asked: place, choices: places },
		all: await countNeeds(reader),
		nearest: isEmpty ? await nearestNeeds(reader, settled) : [],
		examples: isEmpty ? (await browseExamples(reader, told, EXAMPLES)).items : [],
		ignored: settled.unknown
			? [...ignored, { parameter: 'territoire', value: settled.unknown }]
			: ignored
	};
};
