import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { LONGEST_TEXT } from '../../domain/kernel/address.ts';
import { DOMAINS, FAMILIES } from '../../domain/kernel/vocabulary.ts';
import type { OrganisationFields } from '../../domain/organisations/organisation.ts';
import { readOrganisationQuery } from '../../domain/organisations/query.ts';
import {
	LANGUAGES,
	SIZE_ORDER,
	SIZE_SPANS,
	TELLING
} from '../../domain/organisations/vocabulary.ts';
import { listMatching, readOrganisation } from '../organisations/index.ts';
import { toldByOrganisations } from '../web/told-by-organisations.ts';
import type { ApiEnvironment } from './environment.ts';
import { problemAnswer, runAnswers, runParameters } from './run.ts';

const keysOf = (words: object) => z.enum(Object.keys(words) as [string, ...string[]]);

export const organisationSchema = z
	.object({
		slug: z.string(),
		name: z.string(),
		acronym: z.string().nullable(),
		family: keysOf(FAMILIES),
		legalCategory: z.string().nullable().describe('Catégorie juridique de l’INSEE, 4 chiffres'),
		siren: z.string().nullable(),
		siret: z.string().nullable().describe('Du siège'),
		rna: z.string().nullable(),
		purpose: z.string().nullable(),
		domains: z.array(keysOf(DOMAINS)),
		sdgs: z.array(z.number().int()),
		place: z.string().nullable().describe('Code officiel de la commune du siège'),
		territories: z.array(z.string()).describe('Codes officiels des territoires d’action'),
		size: z
			.enum(SIZE_ORDER as [string, ...string[]])
			.nullable()
			.describe('Tranche d’effectif salarié de l’INSEE'),
		website: z.string().nullable(),
		languages: z.array(keysOf(LANGUAGES)),
		version: z.number().int().describe('À rendre dans une modification ; l’ETag la dit aussi'),
		url: z.url().describe('Page de l’organisation')
	})
	.openapi('Organisation');

const list = createRoute({
	method: 'get',
	path: '/v1/organisations',
	tags: ['Organisations'],
	summary: 'Chercher et lister les organisations',
	description:
		'Les organisations présentes sur le site, dans l’ordre de leurs adresses ; les paramètres sont ceux de la page /organisations. Qui en fait partie n’est jamais donné ici.',
	request: {
		query: z.object({
			q: z
				.string()
				.optional()
				.openapi({
					description: `Mots du nom, de la ville ou de l’objet, ou numéro SIREN, SIRET, RNA (${LONGEST_TEXT} caractères lus).`
				}),
			famille: z
				.string()
				.optional()
				.openapi({ description: `Famille : ${Object.keys(FAMILIES).join(', ')}.` }),
			annonce: z
				.string()
				.optional()
				.openapi({ description: `Ce qui est publié : ${Object.keys(TELLING).join(', ')}.` }),
			domaine: z
				.string()
				.optional()
				.openapi({ description: `Domaine : ${Object.keys(DOMAINS).join(', ')}.` }),
			odd: z.string().optional().openapi({ description: 'Objectif, de 1 à 17.' }),
			taille: z
				.string()
				.optional()
				.openapi({ description: `Taille : ${Object.keys(SIZE_SPANS).join(', ')}.` }),
			territoire: z
				.string()
				.optional()
				.openapi({ description: 'Code officiel d’un territoire, « R53 » pour une région.' }),
			rayon: z
				.string()
				.optional()
				.openapi({ description: 'Kilomètres autour du territoire, 500 au plus.' }),
			...runParameters('organisations')
		})
	},
	responses: runAnswers(organisationSchema, 'organisations')
});

const one = createRoute({
	method: 'get',
	path: '/v1/organisations/{slug}',
	tags: ['Organisations'],
	summary: 'Lire une organisation',
	request: { params: z.object({ slug: z.string() }) },
	responses: {
		200: {
			description: 'L’organisation.',
			content: { 'application/json': { schema: organisationSchema } }
		},
		308: { description: 'Cette fiche en a rejoint une autre : suivre l’adresse donnée.' },
		404: problemAnswer('Aucune organisation du site n’a cette adresse.')
	}
});

export function registerOrganisations(api: OpenAPIHono<ApiEnvironment>): void {
	api.openapi(list, async (c) => {
		const { reader, origin } = c.env;
		const parameters = new URL(c.req.url).searchParams;
		const { query, ignored } = readOrganisationQuery(parameters, ['limit', 'cursor']);
		const { limit = 20, cursor = null } = c.req.valid('query');
		const { items, total, next } = await listMatching(
			reader,
			query,
			{ limit, cursor },
			await toldByOrganisations(reader)
		);
		const answer = { items: items.map((item) => organisationAnswer(item, origin)), total, next };
		return c.json({ ...answer, ...(ignored.length > 0 ? { ignored } : {}) } as never, 200, {
			'cache-control': 'no-cache'
		});
	});

	api.openapi(one, async (c) => {
		const { reader, origin } = c.env;
		const view = await readOrganisation(reader, c.req.valid('param').slug);
		if ('movedTo' in view)
			return c.redirect(`${origin}/api/v1/organisations/${view.movedTo}`, 308) as never;
		const { place, territories } = view;
		const fields = {
			...view,
			place: place?.code ?? null,
			territories: territories.map(({ code }) => code)
		};
		return c.json(organisationAnswer(fields, origin) as never, 200, {
			'cache-control': 'no-cache',
			etag: `"${view.version}"`
		});
	});
}

/** Each field by its name: what the site knows beside them never leaves by chance. */
export function organisationAnswer(
	item: OrganisationFields & { readonly slug: string; readonly version: number },
	origin: string
) {
	return {
		slug: item.slug,
		name: item.name,
		acronym: item.acronym,
		family: item.family,
		legalCategory: item.legalCategory,
		siren: item.siren,
		siret: item.siret,
		rna: item.rna,
		purpose: item.purpose,
		domains: [...item.domains],
		sdgs: [...item.sdgs],
		place: item.place,
		territories: [...item.territories],
		size: item.size,
		website: item.website,
		languages: [...item.languages],
		version: item.version,
		url: `${origin}/organisations/${item.slug}`
	};
}
