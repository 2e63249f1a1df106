import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { readActorQuery } from '../../domain/catalogue/actor-query.ts';
import { LONGEST_TEXT } from '../../domain/kernel/address.ts';
import { DOMAINS, FAMILIES, ROLES, SCALES } from '../../domain/catalogue/vocabulary.ts';
import { listActors, readActor, type ActorPortrait } from '../catalogue/index.ts';
import type { ApiEnvironment } from './environment.ts';
import { problemAnswer, runAnswers, runParameters } from './run.ts';

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>) =>
	z.enum(Object.keys(words) as [Key, ...Key[]]);
const counted = (value: z.ZodType) => z.array(z.object({ value, count: z.number().int() }));

const summary = z.object({
	slug: z.string(),
	name: z.string(),
	family: keysOf(FAMILIES),
	examples: z.number().int().describe('Nombre d’exemples qui le nomment'),
	url: z.url().describe('Page de l’acteur')
});
const listed = summary
	.extend({ names: z.array(z.string()).describe('Ses écritures dans les exemples') })
	.openapi('Actor');
const portrait = listed
	.extend({
		items: z
			.array(
				z.object({
					slug: z.string(),
					title: z.string(),
					roles: z.array(keysOf(ROLES)),
					url: z.url()
				})
			)
			.describe('Ses exemples, une page de 20, les derniers commencés d’abord'),
		page: z.number().int(),
		pages: z.number().int(),
		roles: counted(keysOf(ROLES)),
		domains: counted(keysOf(DOMAINS)),
		sdgs: counted(z.number().int()),
		scales: counted(keysOf(SCALES)),
		places: counted(z.object({ code: z.string(), kind: z.string(), name: z.string() })),
		years: z.array(z.number().int()).nullable().describe('Première et dernière année de début'),
		allies: z
			.array(summary.extend({ shared: z.number().int().describe('Exemples en commun') }))
			.describe('Ceux qu’il rencontre le plus, au plus 24'),
		allAllies: z.number().int()
	})
	.openapi('ActorPortrait');

const list = createRoute({
	method: 'get',
	path: '/v1/actors',
	tags: ['Acteurs'],
	summary: 'Chercher et lister les acteurs',
	description:
		'Les organisations que nomment les exemples, dans l’ordre de leurs adresses. Une sorte d’acteurs (« Habitants ») n’en est pas une.',
	request: {
		query: z.object({
			q: z
				.string()
				.optional()
				.openapi({
					description: `Mots du nom, avec ou sans accents (${LONGEST_TEXT} caractères lus).`,
					example: 'fondation de france'
				}),
			famille: z
				.string()
				.optional()
				.openapi({ description: `Famille : ${Object.keys(FAMILIES).join(', ')}.` }),
			...runParameters('acteurs')
		})
	},
	responses: runAnswers(listed, 'acteurs')
});

const one = createRoute({
	method: 'get',
	path: '/v1/actors/{slug}',
	tags: ['Acteurs'],
	summary: 'Lire un acteur : ses exemples, ses rôles, ses alliés',
	request: {
		params: z.object({ slug: z.string().openapi({ example: 'fondation-de-france' }) }),
		query: z.object({
			page: z
				.string()
				.regex(/^\d{1,5}$/, '« page » est un nombre entier à partir de 1')
				.transform(Number)
				.refine((page) => page >= 1, '« page » est un nombre entier à partir de 1')
				.optional()
				.openapi({ type: 'integer', minimum: 1, default: 1, description: 'Page de ses exemples.' })
		})
	},
	responses: {
		200: { description: 'L’acteur.', content: { 'application/json': { schema: portrait } } },
		308: { description: 'Ce nom en a rejoint un autre : suivre l’adresse donnée.' },
		404: problemAnswer('Aucun exemple ne nomme cet acteur.')
	}
});

export function registerActors(api: OpenAPIHono<ApiEnvironment>): void {
	api.openapi(list, async (c) => {
		const { reader, origin } = c.env;
		const query = readActorQuery(new URL(c.req.url).searchParams);
		const { limit = 20, cursor = null } = c.req.valid('query');
		const { items, total, next } = await listActors(reader, query, { limit, cursor });
		return c.json({ items: items.map((actor) => withUrl(actor, origin)), total, next }, 200, {
			'cache-control': 'no-cache'
		});
	});

	api.openapi(one, async (c) => {
		const { reader, origin } = c.env;
		const { page = 1 } = c.req.valid('query');
		const actor = await readActor(reader, c.req.valid('param').slug, page);
		if ('movedTo' in actor) {
			return c.redirect(`${origin}/api/v1/actors/${actor.movedTo}`, 308) as never;
		}
		return c.json(toAnswer(actor, origin) as never, 200, { 'cache-control': 'no-cache' });
	});
}

function toAnswer(
	{ homonyms: _, organisation: __, items, allies, places, ...actor }: ActorPortrait,
	origin: string
) {
	return {
		...withUrl(actor, origin),
		items: items.map(({ slug, title, roles }) => ({
			slug,
			title,
			roles,
			url: `${origin}/exemples/${slug}`
		})),
		places: places.map(({ value: { code, kind, name }, count }) => ({
			value: { code, kind, name },
			count
		})),
		allies: allies.map((ally) => withUrl(ally, origin))
	};
}

function withUrl<Named extends { slug: string }>(actor: Named, origin: string) {
	return { ...actor, url: `${origin}/acteurs/${actor.slug}` };
}
