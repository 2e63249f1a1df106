import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { refuseData } from '../../domain/territory/territory-data-refusals.ts';
import {
	DIRECTIONS,
	LEVELS,
	MISSING,
	type DataIndicatorView
} from '../../domain/territory/territory-data.ts';
import {
	listDataIndicators,
	rankTerritories,
	readDataIndicator,
	settleDataQuery
} from '../territory/index.ts';
import type { ApiEnvironment } from './environment.ts';
import { problemSchema } from './problem.ts';

const LARGEST_PAGE = 1000;
const WRONG_LIMIT = `« limit » est un nombre entier entre 1 et ${LARGEST_PAGE}`;
const WRONG_PAGE = '« page » est un nombre entier à partir de 1';

const kind = z.enum(LEVELS);
const missing = z.enum(Object.keys(MISSING) as ['s', 'nd']);
const value = z.number().nullable().describe('Null quand il n’y en a pas : jamais zéro à la place');
const vintage = z.object({
	year: z.number().int(),
	kind,
	count: z.number().int().describe('Territoires qui ont une valeur'),
	missing: z.number().int().describe('Territoires que la source dit sans valeur'),
	lowest: value,
	median: value.describe('La moitié des territoires sont à cette valeur ou moins'),
	highest: value
});
const indicator = z
	.object({
		id: z.string(),
		label: z.string(),
		unit: z.string(),
		meaning: z.string().nullable(),
		direction: z
			.enum(Object.keys(DIRECTIONS) as ['higher', 'lower'])
			.nullable()
			.describe('Sens favorable, quand il y en a un'),
		source: z.string(),
		sourceUrl: z.string(),
		publisher: z.string().nullable(),
		licence: z.string().nullable().describe('Licence de la source'),
		vintages: z.array(vintage),
		url: z.url().describe('Page de l’indicateur')
	})
	.openapi('TerritoryIndicator');
const valued = z.object({
	code: z.string(),
	kind,
	name: z.string(),
	value,
	missing: missing.nullable().describe('s : secret statistique ; nd : non disponible'),
	rank: z.number().int().nullable().describe('Depuis la plus forte valeur de son niveau'),
	tied: z.boolean().describe('D’autres ont la même valeur')
});

const list = createRoute({
	method: 'get',
	path: '/v1/territory-data',
	tags: ['Données des territoires'],
	summary: 'Lister les indicateurs chargés sur ce site',
	description:
		'Le site ne vient avec aucune donnée de ce genre : ce sont celles que la personne qui l’administre a chargées, chacune avec sa source et sa licence.',
	responses: {
		200: {
			description: 'Les indicateurs, par libellé, avec leurs millésimes ; la liste peut être vide.',
			content: { 'application/json': { schema: z.object({ items: z.array(indicator) }) } }
		}
	}
});

const one = createRoute({
	method: 'get',
	path: '/v1/territory-data/{indicator}',
	tags: ['Données des territoires'],
	summary: 'Lire les valeurs d’un indicateur, rangées depuis la plus forte',
	description: 'Sans année ni niveau, ceux que montre la page de l’indicateur.',
	request: {
		params: z.object({ indicator: z.string() }),
		query: z.object({
			year: z
				.string()
				.regex(/^\d{4}$/, '« year » est une année de quatre chiffres')
				.transform(Number)
				.optional()
				.openapi({ type: 'integer', description: 'Année.' }),
			kind: z
				.enum(LEVELS, `« kind » est l’un de ${LEVELS.join(', ')}`)
				.optional()
				.openapi({ description: 'Niveau de territoire.' }),
			limit: z
				.string()
				.regex(/^\d{1,4}$/, WRONG_LIMIT)
				.transform(Number)
				.refine((limit) => limit >= 1 && limit <= LARGEST_PAGE, WRONG_LIMIT)
				.optional()
				.openapi({ type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: 200 }),
			page: z
				.string()
				.regex(/^\d{1,5}$/, WRONG_PAGE)
				.transform(Number)
				.refine((page) => page >= 1, WRONG_PAGE)
				.optional()
				.openapi({ type: 'integer', minimum: 1, default: 1 })
		})
	},
	responses: {
		200: {
			description: 'L’indicateur et une page de ses valeurs.',
			content: {
				'application/json': {
					schema: z.object({
						indicator,
						year: z.number().int(),
						kind,
						items: z.array(valued),
						total: z.number().int(),
						page: z.number().int(),
						pages: z.number().int()
					})
				}
			}
		},
		404: {
			description: 'Aucun indicateur de ce nom, ou aucun millésime de cette année ou de ce niveau.',
			content: { 'application/problem+json': { schema: problemSchema } }
		},
		422: {
			description: 'Un paramètre est refusé.',
			content: { 'application/problem+json': { schema: problemSchema } }
		}
	}
});

export function registerTerritoryData(api: OpenAPIHono<ApiEnvironment>): void {
	api.openapi(list, async (c) => {
		const found = await listDataIndicators(c.env.reader);
		const items = found.map((one) => withUrl(one, c.env.origin));
		return c.json({ items }, 200, { 'cache-control': 'no-cache' });
	});

	api.openapi(one, async (c) => {
		const { reader, origin } = c.env;
		const { year = null, kind: level = null, limit = 200, page = 1 } = c.req.valid('query');
		const found = await readDataIndicator(reader, c.req.valid('param').indicator);
		const asked = { year, level, text: '', order: 'haut', page } as const;
		const { query, unknown } = settleDataQuery(found, asked);
		if (unknown.length > 0)
			throw refuseData('unknown_vintage', unknown[0]!.parameter === 'annee' ? 'year' : 'kind');
		const ranking = { indicator: found.id, year: query.year, level: query.level };
		const { items, ...rest } = await rankTerritories(reader, ranking, query, limit);
		const values = items.map(({ article: _, within: __, ...item }) => item);
		return c.json(
			{
				indicator: withUrl(found, origin),
				year: query.year,
				kind: query.level,
				items: values,
				...rest
			},
			200,
			{ 'cache-control': 'no-cache' }
		);
	});
}

function withUrl(found: DataIndicatorView, origin: string) {
	return {
		...found,
		vintages: [...found.vintages],
		url: `${origin}/donnees-territoires/${found.id}`
	};
}
