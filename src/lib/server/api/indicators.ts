import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { LONGEST_TEXT } from '../../domain/kernel/address.ts';
import { readIndicatorQuery } from '../../domain/observatory/indicator-query.ts';
import type { PlacedIndicator } from '../../domain/observatory/indicator-atlas.ts';
import { listIndicatorRun, readAtlas, readIndicator } from '../observatory/index.ts';
import type { ApiEnvironment } from './environment.ts';
import { problemAnswer, runAnswers, runParameters } from './run.ts';

const SEVERAL = 'Plusieurs valeurs : répéter le paramètre ou les séparer par des virgules.';

const named = z.object({ id: z.string(), title: z.string() });
const answer = z
	.object({
		id: z.string(),
		label: z.string().describe('Ce qui a été demandé ou compté, selon la source'),
		value: z.number(),
		unit: z.string().describe('« % », « sur 10 », « partenariats »…'),
		population: z.string().describe('Qui a été interrogé, selon la source'),
		populationFamily: named,
		year: z.number().int().nullable().describe('null : la source ne la donne pas'),
		institute: z.string().nullable().describe('null : la source ne le nomme pas'),
		study: z.string().describe('Nom de l’étude, selon la source'),
		studyFamily: named.extend({ programme: z.string().nullable() }),
		theme: named,
		warnings: z
			.array(z.object({ id: z.string(), title: z.string(), text: z.string(), url: z.url() }))
			.describe('Ce qu’il faut savoir avant de citer ce chiffre'),
		source: z.url().describe('La page où le chiffre a été lu'),
		url: z.url().describe('Page de l’indicateur')
	})
	.openapi('Indicator');

const list = createRoute({
	method: 'get',
	path: '/v1/indicators',
	tags: ['Indicateurs'],
	summary: 'Chercher et lister les indicateurs',
	description:
		'Des chiffres d’enquêtes, dans l’ordre des thèmes. Les paramètres sont ceux de la page /observatoire/indicateurs. Deux chiffres ne se comparent pas sans lire les deux questions : les avertissements sont dans la réponse.',
	request: {
		query: z.object({
			q: z
				.string()
				.optional()
				.openapi({
					description: `Mots cherchés, avec ou sans accents (${LONGEST_TEXT} caractères lus).`,
					example: 'mécénat'
				}),
			theme: z
				.string()
				.optional()
				.openapi({
					description: `Thème, par son id (/observatoire/donnees/themes.csv). ${SEVERAL}`
				}),
			population: z
				.string()
				.optional()
				.openapi({ description: `Famille de publics : francais, elus, entreprises… ${SEVERAL}` }),
			annee: z
				.string()
				.optional()
				.openapi({
					description: `Année, ou « inconnue ». S’écrit aussi year. ${SEVERAL}`
				}),
			etude: z
				.string()
				.optional()
				.openapi({
					description: `Étude, par son id (/observatoire/donnees/studies.csv). S’écrit aussi study. ${SEVERAL}`
				}),
			...runParameters('indicateurs')
		})
	},
	responses: runAnswers(answer, 'indicateurs')
});

const one = createRoute({
	method: 'get',
	path: '/v1/indicators/{id}',
	tags: ['Indicateurs'],
	summary: 'Lire un indicateur, avec ses avertissements',
	request: {
		params: z.object({ id: z.string().openapi({ example: 'impact-elus-2020-utilite' }) })
	},
	responses: {
		200: { description: 'L’indicateur.', content: { 'application/json': { schema: answer } } },
		404: problemAnswer('Aucun indicateur n’a ce nom.')
	}
});

export function registerIndicators(api: OpenAPIHono<ApiEnvironment>): void {
	api.openapi(list, async (c) => {
		const { query, ignored } = readIndicatorQuery(
			await readAtlas(),
			new URL(c.req.url).searchParams,
			['limit', 'cursor']
		);
		const { limit = 20, cursor = null } = c.req.valid('query');
		const { items, total, next } = await listIndicatorRun(query, { limit, cursor });
		return c.json(
			{
				items: items.map((indicator) => toAnswer(indicator, c.env.origin)),
				total,
				next,
				...(ignored.length > 0 ? { ignored } : {})
			},
			200,
			{ 'cache-control': 'no-cache' }
		);
	});

	api.openapi(one, async (c) => {
		const indicator = await readIndicator(c.req.valid('param').id);
		return c.json(toAnswer(indicator, c.env.origin), 200, { 'cache-control': 'no-cache' });
	});
}

function toAnswer(indicator: PlacedIndicator, origin: string) {
	const { id, label, value, unit, population, family, year, institute, study, of, theme } =
		indicator;
	return {
		id,
		label,
		value,
		unit,
		population,
		populationFamily: { id: family.id, title: family.title },
		year,
		institute,
		study,
		studyFamily: { id: of.id, title: of.title, programme: of.programme },
		theme: { id: theme.id, title: theme.title },
		warnings: indicator.warnings.map(({ id: warning, title, text, url }) => ({
			id: warning,
			title,
			text,
			url
		})),
		source: indicator.url,
		url: `${origin}/observatoire/indicateurs/${id}`
	};
}
