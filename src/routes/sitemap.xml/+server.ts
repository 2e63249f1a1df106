import type { RequestHandler } from './$types';
import { QUESTIONS, questionPath } from '#lib/domain/guide/vademecum.ts';
import { listActorAddresses, listExampleAddresses } from '#lib/server/catalogue/index.ts';
import { listIndicators, listTables } from '#lib/server/observatory/index.ts';

const PAGES = [
	'/',
	'/exemples',
	'/exemples/methode',
	'/carnet',
	'/exemples/carte',
	'/acteurs',
	'/bonnes-nouvelles',
	'/comprendre',
	...QUESTIONS.map(questionPath),
	'/comprendre/glossaire',
	'/comprendre/imprimer',
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

export const GET: RequestHandler = async ({ locals, url }) => {
	const examples = await listExampleAddresses(locals.reader);
	const actors = await listActorAddresses(locals.reader);
	const indicators = await listIndicators();
	const tables = await listTables(locals.reader);
	const entries = [
		...PAGES.map((path) => `<url><loc>${url.origin}${path}</loc></url>`),
		...examples.map(
			({ slug, updatedAt }) =>
				`<url><loc>${url.origin}/exemples/${slug}</loc><lastmod>${updatedAt.toISOString().slice(0, 10)}</lastmod></url>`
		),
		...[
			...actors.map((slug) => `/acteurs/${slug}`),
			...indicators.map(({ id }) => `/observatoire/indicateurs/${id}`),
			...tables.map(({ table }) => `/observatoire/donnees/${table.id}`)
		].map((path) => `<url><loc>${url.origin}${path}</loc></url>`)
	];
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
		{ headers: { 'content-type': 'application/xml; charset=utf-8' } }
	);
};
