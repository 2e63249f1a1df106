import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { DOMAINS, FAMILIES } from '../../domain/catalogue/vocabulary.ts';
import { LONGEST_TEXT } from '../../domain/kernel/address.ts';
import { contentSchema } from '../../domain/matching/need-schema.ts';
import {
	NEED_FACET_NAMES,
	NEED_FACETS,
	NEED_SORTS,
	readNeedQuery
} from '../../domain/matching/query.ts';
import { needRecord } from '../../domain/matching/record.ts';
import { refuse } from '../../domain/matching/refusals.ts';
import {
	HELP,
	LONGEST_ANSWER,
	LONGEST_SHORT,
	LONGEST_TITLE,
	NEED_KINDS,
	PUBLICS,
	STATES,
	type NeedKind
} from '../../domain/matching/vocabulary.ts';
import {
	closeNeed,
	createNeed,
	listOwnOrganisations,
	publishNeed,
	readNeed,
	runNeeds,
	saveNeed,
	settleNeedQuery
} from '../matching/index.ts';
import { readerOf, transact, type Context } from '../platform/context.ts';
import type { ApiEnvironment } from './environment.ts';
import { answerInvalid } from './problem.ts';
import { problemAnswer, runAnswers, runParameters } from './run.ts';
import { TOKEN_SECURITY, writing } from './token.ts';

type Words = Readonly<Record<string, string>>;
const oneOf = (labels: Words) => z.enum(Object.keys(labels) as [string, ...string[]]);
const listed = (labels: Words) =>
	Object.entries(labels)
		.map(([value, label]) => `${value} (${label})`)
		.join(', ');

/** The fields that are told, as they are written and read. */
const told = {
	title: z.string().max(LONGEST_TITLE).describe('En une phrase'),
	situation: z
		.string()
		.max(LONGEST_ANSWER)
		.describe('D’un besoin, la difficulté ; d’une offre, ce qui est apporté'),
	publics: z.array(oneOf(PUBLICS)).describe(`Valeurs : ${listed(PUBLICS)}`),
	audience: z.string().max(LONGEST_SHORT).describe('Pour qui, avec leurs mots'),
	domains: z.array(oneOf(DOMAINS)).describe('Les domaines du catalogue'),
	sdgs: z.array(z.number().int().min(1).max(17)),
	help: z.array(oneOf(HELP)).describe(`Valeurs : ${listed(HELP)}`),
	helpDetail: z.string().max(LONGEST_SHORT).describe('Combien, quand, à quel rythme'),
	until: z.iso.date().nullable().describe('Dernier jour pour répondre'),
	inReturn: z.string().max(LONGEST_ANSWER).describe('Ce qui est donné, ou attendu, en retour'),
	limits: z.string().max(LONGEST_ANSWER).describe('Ce qui n’est pas voulu, ou pas fait')
};
const change = z
	.string()
	.max(LONGEST_ANSWER)
	.describe('D’un besoin, ce qui changerait s’il était satisfait');

const needAnswer = z
	.object({
		slug: z.string(),
		kind: oneOf(NEED_KINDS).describe('need : un besoin ; offer : une offre'),
		state: oneOf(STATES),
		...told,
		change: change.optional(),
		territory: z.object({ code: z.string(), name: z.string() }).nullable(),
		organisation: z.object({ slug: z.string(), name: z.string(), family: oneOf(FAMILIES) }),
		publishedAt: z.iso.datetime().nullable(),
		updatedAt: z.iso.datetime(),
		version: z.number().int().describe('À rendre dans une modification'),
		url: z.url()
	})
	.openapi('Need');

const written = z.object({
	...told,
	change,
	territory: z
		.string()
		.nullable()
		.describe('Code d’une commune, d’une intercommunalité, d’un département ou d’une région')
});

const newNeed = written
	.partial()
	.extend({
		kind: oneOf(NEED_KINDS),
		organisation: z.string().describe('Nom d’adresse (slug) d’une de vos organisations'),
		publish: z.boolean().optional().describe('Publier aussitôt ; sinon, c’est un brouillon')
	})
	.openapi('NewNeed');

const changedNeed = written
	.partial()
	.extend({
		version: z
			.number()
			.int()
			.optional()
			.describe('La version lue : si elle a changé, rien n’est écrit'),
		state: z
			.enum(['published', 'fulfilled', 'expired'])
			.optional()
			.describe('Publier ou renouveler, conclure, retirer de la liste')
	})
	.openapi('ChangedNeed');

function listQuery(kind: NeedKind | null) {
	const facets = NEED_FACET_NAMES.filter((facet) => kind === null || facet !== 'kind');
	return z.object({
		q: z
			.string()
			.optional()
			.openapi({ description: `Mots cherchés (${LONGEST_TEXT} caractères lus).` }),
		...Object.fromEntries(
			facets.map((facet) => [
				NEED_FACETS[facet].parameter,
				z
					.union([z.string(), z.array(z.string())])
					.optional()
					.openapi({
						type: 'array',
						items: { type: 'string' },
						description: `${NEED_FACETS[facet].title}. Plusieurs valeurs : répéter le paramètre. Valeurs : ${listed(NEED_FACETS[facet].labels)}.`
					})
			])
		),
		territoire: z.string().optional().openapi({
			description:
				'Code d’un territoire : ce qui s’y trouve, et ce qui vaut pour un territoire plus large qui le contient.'
		}),
		rayon: z.string().optional().openapi({ description: 'Kilomètres autour, en plus.' }),
		tri: z
			.string()
			.optional()
			.openapi({ description: `Ordre : ${Object.keys(NEED_SORTS).join(', ')}.` }),
		...runParameters('annonces')
	});
}

const TAGS = ['Besoins et offres'];
const params = z.object({ slug: z.string() });
const oneAnswer = {
	description: 'Le besoin ou l’offre.',
	content: { 'application/json': { schema: needAnswer } }
};
const faults = {
	401: problemAnswer('Un jeton personnel est demandé, ou n’est plus valable.'),
	403: problemAnswer('Ce jeton, ou votre place dans l’organisation, ne le permet pas.'),
	404: problemAnswer('Rien n’a ce nom, ou ce n’est pas à vous.'),
	409: problemAnswer('Cela a changé entre-temps.'),
	422: problemAnswer('Une réponse est refusée.')
};

function listRoute(path: string, kind: NeedKind | null, summary: string) {
	return createRoute({
		method: 'get',
		path,
		tags: TAGS,
		summary,
		request: { query: listQuery(kind) },
		responses: runAnswers(needAnswer, 'annonces')
	});
}

const one = createRoute({
	method: 'get',
	path: '/v1/needs/{slug}',
	tags: TAGS,
	summary: 'Lire un besoin ou une offre',
	request: { params },
	responses: { 200: oneAnswer, 404: faults[404] }
});

const create = createRoute({
	method: 'post',
	path: '/v1/needs',
	tags: TAGS,
	summary: 'Écrire un besoin ou une offre',
	security: TOKEN_SECURITY,
	request: { body: { required: true, content: { 'application/json': { schema: newNeed } } } },
	responses: { 201: { ...oneAnswer, description: 'Écrit.' }, ...faults }
});

const update = createRoute({
	method: 'patch',
	path: '/v1/needs/{slug}',
	tags: TAGS,
	summary: 'Modifier, publier, conclure un besoin ou une offre',
	security: TOKEN_SECURITY,
	request: {
		params,
		body: { required: true, content: { 'application/json': { schema: changedNeed } } }
	},
	responses: { 200: oneAnswer, ...faults }
});

const NO_CACHE = { 'cache-control': 'no-cache' };
const NO_STORE = { 'cache-control': 'no-store' };

export function registerNeeds(api: OpenAPIHono<ApiEnvironment>): void {
	const lists = [
		[listRoute('/v1/needs', null, 'Chercher et lister les besoins et les offres'), null],
		[listRoute('/v1/offers', 'offer', 'Chercher et lister les offres'), 'offer']
	] as const;
	for (const [route, kind] of lists) {
		api.openapi(route, async (c) => {
			const { reader, origin } = c.env;
			const parameters = new URL(c.req.url).searchParams;
			const { query, ignored } = readNeedQuery(parameters, ['limit', 'cursor']);
			const settled = await settleNeedQuery(reader, kind ? { ...query, kind: [kind] } : query);
			if (settled.unknown) ignored.push({ parameter: 'territoire', value: settled.unknown });
			const { limit = 20, cursor = null } = c.req.valid('query') as {
				limit?: number;
				cursor?: string;
			};
			const { items, total, next } = await runNeeds(reader, settled, { limit, cursor });
			return c.json(
				{
					items: items.map((need) => needRecord(need, origin)),
					total,
					next,
					...(ignored.length > 0 ? { ignored } : {})
				} as never,
				200,
				NO_CACHE
			);
		});
	}

	api.openapi(one, async (c) => {
		const { need } = await readNeed(c.env.reader, c.req.valid('param').slug);
		return c.json(needRecord(need, c.env.origin) as never, 200, NO_CACHE);
	});

	api.openapi(create, async (c) => {
		const context = writing(c.env);
		const { kind, organisation, publish = false, ...content } = c.req.valid('json');
		const parsed = contentSchema.safeParse(content);
		if (!parsed.success) return answerInvalid(parsed, c)! as never;
		const own = await listOwnOrganisations(c.env.reader);
		const found = own.find(({ slug }) => slug === organisation);
		if (!found) throw refuse('unknown_organisation', 'organisation');
		const slug = await transact(context, async (inside) => {
			const given = { organisation: found.id, kind: kind as NeedKind };
			const draft = await createNeed(inside, given, definedIn(parsed.data));
			return publish ? publishNeed(inside, draft) : draft;
		});
		return c.json((await recordOf(context, slug, c.env.origin)) as never, 201, {
			...NO_STORE,
			location: `${c.env.origin}/api/v1/needs/${slug}`
		});
	});

	api.openapi(update, async (c) => {
		const context = writing(c.env);
		const { version, state, ...content } = c.req.valid('json');
		const parsed = contentSchema.safeParse(content);
		if (!parsed.success) return answerInvalid(parsed, c)! as never;
		const { slug } = c.req.valid('param');
		const changes = definedIn(parsed.data);
		const present = await transact(context, async (inside) => {
			if (Object.keys(changes).length > 0 || version !== undefined)
				await saveNeed(inside, slug, changes, version);
			if (state === 'published') return publishNeed(inside, slug);
			if (state !== undefined) await closeNeed(inside, slug, state);
			return slug;
		});
		return c.json((await recordOf(context, present, c.env.origin)) as never, 200, NO_STORE);
	});
}

async function recordOf(context: Context, slug: string, origin: string) {
	return needRecord((await readNeed(readerOf(context), slug)).need, origin);
}

/** The fields that were sent: one left out is not touched. */
function definedIn<Fields extends object>(fields: Fields): Fields {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined)
	) as Fields;
}
