import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { casePath } from '#lib/domain/learning/case-study.ts';
import { unitPath } from '#lib/domain/learning/unit.ts';
import { QUESTIONS, questionPath } from '#lib/domain/guide/vademecum.ts';
import { listActorAddresses, listExampleAddresses } from '#lib/server/catalogue/index.ts';
import { listNeedAddresses } from '#lib/server/matching/index.ts';
import { listIndicators, listTables } from '#lib/server/observatory/index.ts';
import { listOrganisationAddresses } from '#lib/server/organisations/index.ts';
import type { Reader } from '#lib/server/platform/context.ts';
import { readRevision } from '#lib/server/platform/revision.ts';
import { listUnits, readCases } from '#lib/server/learning/index.ts';
import { listDataIndicators, openGazetteer } from '#lib/server/territory/index.ts';
import {
	PART_PARAMETER,
	readPart,
	writeSitemap,
	writeSitemapIndex,
	type SitemapEntry
} from '#lib/server/web/sitemap.ts';
import { isFresh, streamText } from '#lib/server/web/streams.ts';

const PAGES = [
	'/',
	'/exemples',
	'/exemples/methode',
	'/carnet',
	'/exemples/carte',
	'/acteurs',
	'/organisations',
	'/besoins',
	'/territoires',
	'/territoires/methode',
	'/donnees-territoires',
	'/se-situer',
	'/se-situer/methode',
	'/evaluer',
	'/bonnes-nouvelles',
	'/comprendre',
	...QUESTIONS.map(questionPath),
	'/comprendre/glossaire',
	'/comprendre/imprimer',
	'/apprendre',
	'/ressources',
	'/ressources/simulateur-mecenat',
	'/observatoire',
	'/observatoire/indicateurs',
	'/observatoire/etudes',
	'/observatoire/catalogue',
	'/observatoire/tableau',
	'/observatoire/donnees',
	'/exemples/comparer',
	'/integrer',
	'/api/v1',
	'/a-propos',
	'/accessibilite',
	'/donnees-personnelles',
	'/mentions-legales'
];

/** What each part of the site holds, read when it is asked for. */
const GROUPS: Readonly<Record<string, (reader: Reader) => Promise<SitemapEntry[]>>> = {
	async pages(reader) {
		const indicators = await listIndicators();
		const tables = await listTables(reader);
		const loaded = await listDataIndicators(reader);
		return [
			...PAGES,
			...(await listUnits()).map(({ slug }) => unitPath(slug)),
			...(await readCases()).map(({ slug }) => casePath(slug)),
			...indicators.map(({ id }) => `/observatoire/indicateurs/${id}`),
			...loaded.map(({ id }) => `/donnees-territoires/${id}`),
			...tables.map(({ table }) => `/observatoire/donnees/${table.id}`)
		].map((path) => ({ path }));
	},
	async exemples(reader) {
		const examples = await listExampleAddresses(reader);
		return examples.map(({ slug, updatedAt }) => ({ path: `/exemples/${slug}`, updatedAt }));
	},
	async acteurs(reader) {
		return (await listActorAddresses(reader)).map((slug) => ({ path: `/acteurs/${slug}` }));
	},
	async organisations(reader) {
		const organisations = await listOrganisationAddresses(reader);
		return organisations.map(({ slug, updatedAt }) => ({
			path: `/organisations/${slug}`,
			updatedAt
		}));
	},
	async besoins(reader) {
		const needs = await listNeedAddresses(reader);
		return needs.map(({ slug, updatedAt }) => ({ path: `/besoins/${slug}`, updatedAt }));
	},
	async territoires(reader) {
		const gazetteer = await openGazetteer(reader);
		return [...gazetteer.places()].map(({ code }) => ({ path: `/territoires/${code}` }));
	}
};

/** The index, whose parts are the same address with `?partie=territoires-2`. */
export const GET: RequestHandler = async ({ locals, url, request }) => {
	const asked = url.searchParams.get(PART_PARAMETER);
	const part = asked === null ? null : readPart(asked, Object.keys(GROUPS));
	if (asked !== null && !part) error(404, 'Le plan du site n’a pas cette partie.');
	const headers = {
		// What moves here: the catalogue, the organisations, needs and offers, the territories, and the data loaded on them.
		etag: `"${await readRevision(locals.reader, 'catalogue', 'organisations', 'needs', 'territory', 'territory-data')}.${asked ?? 'index'}"`,
		'cache-control': 'no-cache',
		'content-type': 'application/xml; charset=utf-8'
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	if (!part) {
		const sizes: [string, number][] = [];
		for (const [name, list] of Object.entries(GROUPS))
			sizes.push([name, (await list(locals.reader)).length]);
		return new Response(writeSitemapIndex(url.origin, sizes), { headers });
	}
	const entries = await GROUPS[part.group]!(locals.reader);
	const text = writeSitemap(url.origin, entries, part.number);
	if (!text) error(404, 'Le plan du site n’a pas cette partie.');
	return new Response(streamText(text), { headers });
};
