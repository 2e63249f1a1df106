import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { readTerritoryCode } from '#lib/domain/territory/code.ts';
import { refuse } from '#lib/domain/territory/refusals.ts';
import { EMPTY_NEED_QUERY, onTerritory } from '#lib/domain/matching/query.ts';
import { browseNeeds, settleNeedQuery } from '#lib/server/matching/index.ts';
import { readPortrait } from '#lib/server/observatory/index.ts';
import {
	drawZoom,
	listNearCodes,
	listTerritoryData,
	locate,
	openAtlas
} from '#lib/server/territory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

const SHOWN_NEEDS = 3;

export const load: PageServerLoad = async ({ params, locals }) => {
	await locals.keepPage('catalogue', 'territory', 'territory-data', 'needs', 'organisations');
	const code = readTerritoryCode(params.code);
	const { gazetteer } = await openAtlas(locals.reader);
	const place = code === null ? undefined : gazetteer.read(code);
	if (!place) {
		// A name in the address is a search; a code that names nothing has neighbours.
		if (code === null && /\p{L}{2}/u.test(params.code))
			redirect(302, `/territoires?q=${encodeURIComponent(params.code.replace(/[-_]+/g, ' '))}`);
		const { message, code: refusal } = refuse('unknown_territory');
		const near = code?.length === 5 ? await listNearCodes(locals.reader, code, 4) : [];
		error(404, message, {
			refusal,
			near: near.map(({ kind, name, code: one }) => ({ kind, name, code: one }))
		});
	}
	if (place.code !== params.code) redirect(308, `/territoires/${place.code}`);
	const portrait = await readPortrait(locals.reader, place.code);
	const needs = await browseNeeds(
		locals.reader,
		await settleNeedQuery(locals.reader, onTerritory(EMPTY_NEED_QUERY, place.code))
	);
	const departements = portrait.parts.filter(({ kind }) => kind === 'departement');
	return {
		portrait: new Drawn(portrait),
		needs: new Drawn({ items: needs.items.slice(0, SHOWN_NEEDS), total: needs.total }),
		data: new Drawn(await listTerritoryData(locals.reader, place.code)),
		/** Of a région of several départements: the map that leads to them. */
		map: new Drawn(
			departements.length > 1
				? await drawZoom(
						locals.reader,
						departements.map(({ code: one }) => one)
					)
				: null
		),
		location: new Drawn(await locate(locals.reader, portrait.territory))
	};
};
