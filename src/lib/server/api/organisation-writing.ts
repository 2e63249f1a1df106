import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { SignedIn } from '../../domain/kernel/actor.ts';
import { demand } from '../../domain/kernel/policy.ts';
import { Refusal } from '../../domain/kernel/refusal.ts';
import {
	changedContentSchema,
	newContentSchema,
	settleNumbers
} from '../../domain/organisations/content-schema.ts';
import { can } from '../../domain/organisations/policies.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import {
	changeFields,
	createOrganisation,
	readForWriting,
	settleCodes
} from '../organisations/index.ts';
import { readerOf, type Context } from '../platform/context.ts';
import { additions } from '../web/member-limits.ts';
import type { ApiEnvironment } from './environment.ts';
import { organisationAnswer, organisationSchema } from './organisations.ts';
import { answerInvalid } from './problem.ts';
import { problemAnswer } from './run.ts';
import { TOKEN_SECURITY, writing } from './token.ts';

/** What may be written: what is read, but what the site alone decides (`slug`, `version`, `url`). */
const written = organisationSchema.omit({ slug: true, version: true, url: true });
const newOrganisation = written
	.partial()
	.required({ name: true, family: true })
	.openapi('NewOrganisation');
const changedOrganisation = written
	.partial()
	.extend({
		version: z
			.number()
			.int()
			.optional()
			.describe('La version lue : si elle a changé, rien n’est écrit. « If-Match » dit de même.')
	})
	.openapi('ChangedOrganisation');

const TAGS = ['Organisations'];
const params = z.object({ slug: z.string() });
const answer = {
	description: 'L’organisation.',
	content: { 'application/json': { schema: organisationSchema } }
};
const faults = {
	401: problemAnswer('Un jeton personnel est demandé, ou n’est plus valable.'),
	403: problemAnswer('Ce jeton, ou votre place dans l’organisation, ne le permet pas.'),
	409: problemAnswer('Un numéro est déjà pris, ou la fiche a changé entre-temps.'),
	422: problemAnswer('Un champ est refusé.')
};
const NO_MEMBERS =
	'Un jeton ne décide jamais qui fait partie d’une organisation : ni membre, ni rôle, ni preuve ne s’écrivent ici.';

const create = createRoute({
	method: 'post',
	path: '/v1/organisations',
	tags: TAGS,
	summary: 'Ajouter une organisation',
	description: `Permission « organisations:write ». Comme par la page, la personne du jeton la représente sans que cela soit vérifié, et sa page le dit. ${NO_MEMBERS} Vingt ajouts par heure au plus.`,
	security: TOKEN_SECURITY,
	request: {
		body: { required: true, content: { 'application/json': { schema: newOrganisation } } }
	},
	responses: {
		201: { ...answer, description: 'Ajoutée.' },
		...faults,
		429: problemAnswer('Trop d’ajouts en une heure.')
	}
});

const update = createRoute({
	method: 'patch',
	path: '/v1/organisations/{slug}',
	tags: TAGS,
	summary: 'Modifier la fiche d’une organisation que vous représentez',
	description: `Permission « organisations:write ». Un champ absent n’est pas touché, null le vide. ${NO_MEMBERS}`,
	security: TOKEN_SECURITY,
	request: {
		params,
		headers: z.object({
			'if-match': z.string().optional().describe('L’ETag lu, comme "3"')
		}),
		body: { required: true, content: { 'application/json': { schema: changedOrganisation } } }
	},
	responses: {
		200: answer,
		...faults,
		404: problemAnswer('Aucune organisation du site n’a cette adresse.'),
		412: problemAnswer('La fiche n’a plus l’ETag de « If-Match ».')
	}
});

export function registerOrganisationWriting(api: OpenAPIHono<ApiEnvironment>): void {
	api.openapi(create, async (c) => {
		const context = writing(c.env);
		demand(context.actor, can.create, undefined);
		const parsed = newContentSchema.safeParse(c.req.valid('json'));
		if (!parsed.success) return answerInvalid(parsed, c)! as never;
		const fields = settleNumbers(await settleCodes(readerOf(context), parsed.data));
		if (!additions.take((context.actor as SignedIn).id, context.now)) throw refuse('too_many');
		const slug = await createOrganisation(context, fields);
		const { body, headers } = await present(context, slug, c.env.origin);
		const location = `${c.env.origin}/api/v1/organisations/${slug}`;
		return c.json(body as never, 201, { ...headers, location });
	});

	api.openapi(update, async (c) => {
		const context = writing(c.env);
		const { version, ...sent } = c.req.valid('json');
		const parsed = changedContentSchema.safeParse(sent);
		if (!parsed.success) return answerInvalid(parsed, c)! as never;
		const { slug } = c.req.valid('param');
		const { id } = await readForWriting(readerOf(context), slug);
		// Whoever may not is told so first, and learns nothing of the present version.
		demand(context.actor, can.edit, id);
		const changes = await settleCodes(readerOf(context), parsed.data);
		const matched = readIfMatch(c.req.header('if-match'));
		try {
			await changeFields(context, slug, changes, version ?? matched);
		} catch (error) {
			const isMatch = version === undefined && matched !== undefined;
			if (isMatch && error instanceof Refusal && error.code === 'version_changed')
				throw refuse('precondition_failed');
			throw error;
		}
		const { body, headers } = await present(context, slug, c.env.origin);
		return c.json(body as never, 200, headers);
	});
}

/** The version that « If-Match » names; undefined for « * » or without it, 0 (none has it) when it is not one of ours. */
function readIfMatch(header: string | undefined): number | undefined {
	const given = header?.trim();
	if (!given || given === '*') return undefined;
	return Number(/^"(\d{1,9})"$/.exec(given)?.[1] ?? 0);
}

/** As it is now, not to be kept by anybody. */
async function present(context: Context, slug: string, origin: string) {
	const { fields, version } = await readForWriting(readerOf(context), slug);
	return {
		body: organisationAnswer({ ...fields, slug, version }, origin),
		headers: { 'cache-control': 'no-store', etag: `"${version}"` }
	};
}
