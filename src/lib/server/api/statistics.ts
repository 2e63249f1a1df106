import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { COLLECTION_NOTICE } from '../../domain/observatory/statistics-notice.ts';
import type { Heading } from '../../domain/observatory/statistics-count.ts';
import {
	DIMENSION_NAMES,
	DIMENSIONS,
	readDimension,
	type Dimension
} from '../../domain/observatory/statistics.ts';
import {
	COLUMNS,
	readOwnParameters,
	readSelection,
	ROWS
} from '../../domain/observatory/table-query.ts';
import { countExamples, readCatalogueDay } from '../observatory/index.ts';
import type { ApiEnvironment } from './environment.ts';
import { selectionParameters } from './examples.ts';
import { ignoredAnswer, problemAnswer } from './run.ts';

const KNOWN = DIMENSION_NAMES.map((one) => DIMENSIONS[one].name).join(', ');
const VALUES = DIMENSION_NAMES.map((one) => `${DIMENSIONS[one].name} (${DIMENSIONS[one].title})`);
const dimensionParameter = z
	.string('se donne une seule fois')
	.refine(
		(typed) => typed.trim() === '' || readDimension(typed),
		`n’est pas une dimension : ${KNOWN}`
	);

const heading = z.object({
	value: z.string().nullable().describe('Sa valeur ; null pour les exemples qui n’en ont pas'),
	label: z.string(),
	total: z.number().int().describe('Nombre d’exemples, chacun compté une fois'),
	url: z.url().describe('Page de ces exemples')
});
const dimension = z.object({
	name: z.string(),
	title: z.string(),
	several: z
		.boolean()
		.describe('Un exemple peut avoir plusieurs valeurs : la somme dépasse alors le total'),
	parameter: z.string().nullable().describe('Le paramètre de /exemples qui choisit une valeur'),
	headings: z.array(heading).describe('Les valeurs qui ont des exemples, dans l’ordre des cellules')
});
const answer = z
	.object({
		total: z.number().int().describe('Nombre d’exemples comptés'),
		rows: dimension,
		columns: dimension.nullable(),
		cells: z
			.array(z.array(z.number().int()))
			.describe('Pour chaque ligne, le nombre d’exemples de chaque colonne ; vide sans colonnes'),
		notice: z.string(),
		updated: z.string().nullable().describe('Jour du dernier changement du catalogue'),
		ignored: ignoredAnswer
	})
	.openapi('Statistics');

const route = createRoute({
	method: 'get',
	path: '/v1/statistics',
	tags: ['Statistiques'],
	summary: 'Compter les exemples par une ou deux dimensions',
	description:
		'Le même langage que la page /observatoire/tableau : « rows » et « columns » s’écrivent aussi « lignes » et « colonnes », et les exemples comptés sont ceux que choisissent les paramètres de /exemples.',
	request: {
		query: z
			.object({
				rows: dimensionParameter.optional().openapi({
					description: `Ce que disent les lignes, obligatoire : ${VALUES.join(', ')}.`,
					example: 'domaine'
				}),
				columns: dimensionParameter.optional().openapi({
					description:
						'Ce que disent les colonnes, les mêmes valeurs ; sans elles, les lignes seules.',
					example: 'categorie'
				}),
				[ROWS]: dimensionParameter.optional().openapi({ description: 'Comme « rows ».' }),
				[COLUMNS]: dimensionParameter.optional().openapi({ description: 'Comme « columns ».' }),
				...selectionParameters,
				// Its example would narrow the one that the readable page gives to try.
				q: z.string().optional().openapi({ description: 'Mots cherchés, comme sur /exemples.' })
			})
			.superRefine((asked, context) => {
				const rows = asked.rows?.trim() || asked[ROWS]?.trim();
				const columns = asked.columns?.trim() || asked[COLUMNS]?.trim();
				if (!rows) {
					context.addIssue({
						code: 'custom',
						path: ['rows'],
						message: `manque : dites ce que l’on compte en lignes, parmi ${KNOWN}`
					});
				} else if (
					columns &&
					readDimension(rows) &&
					readDimension(rows) === readDimension(columns)
				) {
					context.addIssue({
						code: 'custom',
						path: ['columns'],
						message: 'est la même dimension que les lignes : un croisement ne dirait rien de plus'
					});
				}
			})
	},
	responses: {
		200: {
			description: 'Les exemples comptés.',
			content: { 'application/json': { schema: answer } }
		},
		422: problemAnswer('Une dimension manque, n’existe pas, ou est demandée deux fois.')
	}
});

export function registerStatistics(api: OpenAPIHono<ApiEnvironment>): void {
	api.openapi(route, async (c) => {
		const { reader, origin } = c.env;
		const parameters = new URL(c.req.url).searchParams;
		const own = readOwnParameters(parameters);
		const { query, ignored } = readSelection(parameters);
		const rows = readDimension(own[ROWS]!)!;
		const columns = own[COLUMNS] ? readDimension(own[COLUMNS])! : null;
		const counted = await countExamples(reader, { rows, columns, query });
		const { table, addressOf } = counted;
		const told = (one: Dimension, headings: readonly Heading[]) => ({
			name: DIMENSIONS[one].name,
			title: DIMENSIONS[one].title,
			several: DIMENSIONS[one].several,
			parameter: DIMENSIONS[one].parameter,
			headings: headings.map(({ value, label, count }) => ({
				value,
				label,
				total: count,
				url: origin + addressOf([{ dimension: one, value }])
			}))
		});
		const left = [...ignored, ...counted.ignored];
		return c.json(
			{
				total: table.total,
				rows: told(rows, table.rows),
				columns: columns && told(columns, table.columns),
				cells: columns ? table.cells : [],
				notice: COLLECTION_NOTICE,
				updated: await readCatalogueDay(reader),
				...(left.length > 0 ? { ignored: left } : {})
			} as never,
			200,
			{ 'cache-control': 'no-cache' }
		);
	});
}
