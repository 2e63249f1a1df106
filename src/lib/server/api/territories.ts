import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { CountedTerritory } from '../../domain/observatory/portrait-view.ts';
import { inseeCode, readTerritoryCode, regionCode } from '../../domain/territory/code.ts';
import type { TerritoryKind } from '../../domain/territory/territory.ts';
import { inTerritory } from '../../domain/territory/french.ts';
import { refuse } from '../../domain/territory/refusals.ts';
import { readPortrait } from '../observatory/index.ts';
import { readTerritory, searchTerritories } from '../territory/index.ts';
import type { ApiEnvironment } from './environment.ts';
import { problemSchema } from './problem.ts';

const kind = z.enum(['commune', 'epci', 'departement', 'region']);
const reference = z.object({
	code: z.string().describe('Notre code : celui de l’INSEE, précédé de R pour une région'),
	insee: z.string().describe('Code officiel (INSEE, ou SIREN pour une intercommunalité)'),
	kind,
	name: z.string()
});
const count = z.number().int().describe('Nombre d’exemples');
const counted = reference.extend({ count });
const territoryAnswer = reference
	.extend({
		within: z.string().describe('Le nom précédé de sa préposition : « en Bretagne », « au Havre »'),
		latitude: z.number().describe('Degrés, WGS 84'),
		longitude: z.number().describe('Degrés, WGS 84'),
		approximate: z.boolean().describe('Le point est une estimation, non une mesure'),
		population: z.number().int().nullable(),
		postalCodes: z.array(z.string()),
		density: z
			.number()
			.nullable()
			.describe(
				'Habitants au km² dans les 15 km alentour, une estimation (voir /territoires/methode)'
			),
		page: z.url().describe('Page du territoire'),
		ancestors: z.array(counted).describe('Ce qui le contient, du plus proche au plus large'),
		neighbours: z.array(counted).describe('Ce qui le touche ; une estimation pour les communes'),
		parts: z.array(counted).describe('Ce qu’il contient directement, dans l’ordre des noms'),
		examples: z.object({
			here: count,
			around: z
				.array(z.object({ distance: z.number().int().describe('Kilomètres'), count }))
				.describe(
					'D’une commune ou d’une intercommunalité : exemples qui s’y trouvent, ou à cette distance au plus de son milieu'
				),
			nearest: z
				.array(
					z.object({
						slug: z.string(),
						title: z.string(),
						distance: z.number().nullable().describe('Kilomètres à vol d’oiseau'),
						url: z.url()
					})
				)
				.describe('Les 20 exemples les plus proches qui ne s’y trouvent pas')
		}),
		similar: z
			.array(counted.extend({ population: z.number().int().nullable() }))
			.describe(
				'Les territoires du même genre qui lui ressemblent le plus, dont un exemple est connu, le plus semblable d’abord'
			)
	})
	.openapi('Territory');

const one = createRoute({
	method: 'get',
	path: '/v1/territories/{code}',
	tags: ['Territoires'],
	summary: 'Lire un territoire',
	description:
		'Ce qu’il est, ce qui le contient et le touche, ses exemples comptés, les plus proches, les territoires qui lui ressemblent. Un code ancien (commune fusionnée, arrondissement municipal) renvoie au territoire présent. Le nombre « 53 » est le département de la Mayenne ; la région Bretagne s’écrit « R53 », ou « 53 » avec kind=region.',
	request: {
		params: z.object({ code: z.string().openapi({ example: '35238' }) }),
		query: z.object({
			kind: z
				.string()
				.optional()
				.openapi({ description: 'region : lire le code comme celui d’une région.' })
		})
	},
	responses: {
		200: {
			description: 'Le territoire.',
			content: { 'application/json': { schema: territoryAnswer } }
		},
		308: {
			description:
				'Le code a une autre écriture, ou n’est plus en vigueur : suivre l’adresse donnée.'
		},
		404: {
			description: 'Aucun territoire n’a ce code.',
			content: { 'application/problem+json': { schema: problemSchema } }
		}
	}
});

const search = createRoute({
	method: 'get',
	path: '/v1/territories',
	tags: ['Territoires'],
	summary: 'Chercher un territoire par son nom ou son code postal',
	request: {
		query: z.object({ q: z.string().max(2000).optional().openapi({ example: 'rennes' }) })
	},
	responses: {
		200: {
			description: 'Au plus 20 territoires, les plus ressemblants et les plus peuplés d’abord.',
			content: {
				'application/json': {
					schema: z.object({
						items: z.array(
							reference.extend({
								population: z.number().int().nullable(),
								postalCodes: z.array(z.string())
							})
						)
					})
				}
			}
		},
		422: {
			description: 'Un paramètre est refusé.',
			content: { 'application/problem+json': { schema: problemSchema } }
		}
	}
});

export function registerTerritories(api: OpenAPIHono<ApiEnvironment>): void {
	api.openapi(search, async (c) => {
		const found = await searchTerritories(c.env.reader, c.req.valid('query').q ?? '', 20);
		const items = found.map((one) => ({
			...referTo(one),
			population: one.population,
			postalCodes: [...one.postalCodes]
		}));
		return c.json({ items }, 200, { 'cache-control': 'no-cache' });
	});

	api.openapi(one, async (c) => {
		const asked = c.req.valid('param').code;
		const bareRegion = c.req.valid('query').kind === 'region' && /^\d{2}$/.test(asked);
		const code = readTerritoryCode(bareRegion ? regionCode(asked) : asked);
		const territory = code ? await readTerritory(c.env.reader, code) : null;
		if (!territory) throw refuse('unknown_territory', 'code');
		if (territory.code !== asked) {
			return c.redirect(`${c.env.origin}/api/v1/territories/${territory.code}`, 308) as never;
		}
		const portrait = await readPortrait(c.env.reader, territory.code, { near: NEAREST });
		return c.json(
			{
				...referTo(territory),
				within: inTerritory(territory),
				latitude: territory.latitude,
				longitude: territory.longitude,
				approximate: territory.approximate,
				population: territory.population,
				postalCodes: [...territory.postalCodes],
				density: portrait.density === null ? null : tenths(portrait.density),
				page: `${c.env.origin}/territoires/${territory.code}`,
				ancestors: portrait.holders.map(countOf),
				neighbours: portrait.neighbours.map(countOf),
				parts: portrait.parts.map(countOf),
				examples: {
					here: portrait.total,
					around: [...portrait.around],
					nearest: portrait.nearest.map(({ example: { slug, title }, distance }) => ({
						slug,
						title,
						distance: distance === null ? null : tenths(distance),
						url: `${c.env.origin}/exemples/${slug}`
					}))
				},
				similar: portrait.alike.map((alike) => ({
					...countOf(alike),
					population: alike.population
				}))
			},
			200,
			{ 'cache-control': 'no-cache' }
		);
	});
}

const NEAREST = 20;

function countOf(territory: CountedTerritory) {
	return { ...referTo(territory), count: territory.count };
}

function tenths(value: number): number {
	return Math.round(value * 10) / 10;
}

function referTo({ code, kind, name }: { code: string; kind: TerritoryKind; name: string }) {
	return { code, insee: inseeCode(code), kind, name };
}
