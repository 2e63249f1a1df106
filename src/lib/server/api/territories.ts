import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { inseeCode, readTerritoryCode, regionCode } from '../../domain/territory/code.ts';
import type { TerritoryKind } from '../../domain/territory/territory.ts';
import { inTerritory } from '../../domain/territory/french.ts';
import { refuse } from '../../domain/territory/refusals.ts';
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
const territoryAnswer = reference
	.extend({
		within: z.string().describe('Le nom précédé de sa préposition : « en Bretagne », « au Havre »'),
		latitude: z.number().describe('Degrés, WGS 84'),
		longitude: z.number().describe('Degrés, WGS 84'),
		approximate: z.boolean().describe('Le point est une estimation, non une mesure'),
		population: z.number().int().nullable(),
		postalCodes: z.array(z.string()),
		ancestors: z.array(reference).describe('Ce qui le contient, du plus proche au plus large'),
		neighbours: z.array(reference)
	})
	.openapi('Territory');

const one = createRoute({
	method: 'get',
	path: '/v1/territories/{code}',
	tags: ['Territoires'],
	summary: 'Lire un territoire',
	description:
		'Un code ancien (commune fusionnée, arrondissement municipal) renvoie au territoire présent. Le nombre « 53 » est le département de la Mayenne ; la région Bretagne s’écrit « R53 », ou « 53 » avec kind=region.',
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
		return c.json(
			{
				...referTo(territory),
				within: inTerritory(territory),
				latitude: territory.latitude,
				longitude: territory.longitude,
				approximate: territory.approximate,
				population: territory.population,
				postalCodes: [...territory.postalCodes],
				ancestors: territory.ancestors.map(referTo),
				neighbours: territory.neighbours.map(referTo)
			},
			200,
			{ 'cache-control': 'no-cache' }
		);
	});
}

function referTo({ code, kind, name }: { code: string; kind: TerritoryKind; name: string }) {
	return { code, insee: inseeCode(code), kind, name };
}
