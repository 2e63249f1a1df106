import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import {
	AROUND_PARAMETER,
	FACETS,
	LIST_FACETS,
	readQuery,
	SORTS,
	TERRITORY_PARAMETER
} from '../../domain/catalogue/query.ts';
import { LONGEST_TEXT } from '../../domain/kernel/address.ts';
import { exampleSchema } from '../../domain/catalogue/example.ts';
import { listExamples, readExample, settleTerritory } from '../catalogue/index.ts';
import type { ApiEnvironment } from './environment.ts';
import { problemAnswer, runAnswers, runParameters } from './run.ts';

const exampleAnswer = exampleSchema
	.safeExtend({ url: z.url().describe('Page de l’exemple') })
	.openapi('Example');

const facetParameters = Object.fromEntries(
	LIST_FACETS.map((facet) => [
		FACETS[facet].parameter,
		z
			.union([z.string(), z.array(z.string())])
			.optional()
			.openapi({
				type: 'array',
				items: { type: 'string' },
				description: `${FACETS[facet].title}. Plusieurs valeurs : répéter le paramètre ou les séparer par des virgules. Valeurs : ${Object.entries(
					FACETS[facet].labels
				)
					.map(([value, label]) => `${value} (${label})`)
					.join(', ')}.`
			})
	])
);

/** What a selection of the catalogue is asked by, for whatever reads one. */
export const selectionParameters = {
	q: z
		.string()
		.optional()
		.openapi({
			description: `Mots cherchés, avec ou sans accents (${LONGEST_TEXT} caractères lus).`,
			example: 'mobilité rurale'
		}),
	...facetParameters,
	[TERRITORY_PARAMETER]: z.string().optional().openapi({
		description:
			'Code d’une commune (35238), d’une intercommunalité (243500139), d’un département (35) ou d’une région (R53) : les exemples qui s’y trouvent.'
	}),
	[AROUND_PARAMETER]: z.string().optional().openapi({
		description: 'Kilomètres autour du milieu du territoire : ce qui s’y trouve est compris aussi.',
		example: '20'
	})
};

const listQuery = z.object({
	...selectionParameters,
	tri: z
		.string()
		.optional()
		.openapi({ description: `Ordre : ${Object.keys(SORTS).join(', ')}.` }),
	...runParameters('exemples')
});

const list = createRoute({
	method: 'get',
	path: '/v1/examples',
	tags: ['Exemples'],
	summary: 'Chercher et lister les exemples',
	request: { query: listQuery },
	responses: runAnswers(exampleAnswer, 'exemples')
});

const one = createRoute({
	method: 'get',
	path: '/v1/examples/{slug}',
	tags: ['Exemples'],
	summary: 'Lire un exemple',
	request: {
		params: z.object({ slug: z.string().openapi({ example: '1000-cafes-groupe-sos-villages' }) })
	},
	responses: {
		200: { description: 'L’exemple.', content: { 'application/json': { schema: exampleAnswer } } },
		404: problemAnswer('Aucun exemple n’a ce nom.')
	}
});

export function registerExamples(api: OpenAPIHono<ApiEnvironment>): void {
	api.openapi(list, async (c) => {
		const { reader, origin } = c.env;
		const parameters = new URL(c.req.url).searchParams;
		const { query, ignored } = readQuery(parameters, ['limit', 'cursor']);
		const settled = await settleTerritory(reader, query);
		if (settled.unknown) ignored.push({ parameter: TERRITORY_PARAMETER, value: settled.unknown });
		const { limit = 20, cursor = null } = c.req.valid('query');
		const { items, total, next } = await listExamples(reader, settled, { limit, cursor });
		return c.json(
			{
				items: items.map((example) => ({ ...example, url: `${origin}/exemples/${example.slug}` })),
				total,
				next,
				...(ignored.length > 0 ? { ignored } : {})
			} as never,
			200,
			{ 'cache-control': 'no-cache' }
		);
	});

	api.openapi(one, async (c) => {
		const { reader, origin } = c.env;
		const { example } = await readExample(reader, c.req.valid('param').slug);
		return c.json({ ...example, url: `${origin}/exemples/${example.slug}` } as never, 200, {
			'cache-control': 'no-cache'
		});
	});
}
