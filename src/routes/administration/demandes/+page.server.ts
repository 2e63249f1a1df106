import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import {
	acceptClaimSchema,
	refuseClaimSchema,
	unseatSchema,
	verifySchema
} from '#lib/domain/organisations/claim-form.ts';
import {
	acceptClaim,
	readQueue,
	refuseClaim,
	removeUnproved,
	verifyMember
} from '#lib/server/organisations/index.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asModerator } from '#lib/server/web/moderator.ts';

const DONE = {
	acceptee: 'La demande est acceptée\u202F; la personne est prévenue.',
	refusee: 'La demande est refusée\u202F; la personne a reçu votre réponse.',
	verifiee: 'C’est vérifié\u202F; la personne est prévenue.',
	retiree: 'La personne ne représente plus l’organisation\u202F; elle a reçu votre explication.'
} as const;

export const load: PageServerLoad = async (event) => {
	const context = asModerator(event);
	const done = event.url.searchParams.get('fait') ?? '';
	return {
		...(await readQueue(readerOf(context))),
		me: context.actor.kind === 'person' ? context.actor.id : null,
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

export const actions: Actions = {
	accepter: (event) =>
		act(event, acceptClaimSchema, 'acceptee', (context, { demande, role }) =>
			acceptClaim(context, demande, role, event.url.origin)
		),
	refuser: (event) =>
		act(event, refuseClaimSchema, 'refusee', (context, { demande, note }) =>
			refuseClaim(context, demande, note)
		),
	verifier: (event) =>
		act(event, verifySchema, 'verifiee', (context, { organisation, personne }) =>
			verifyMember(context, organisation, personne)
		),
	retirer: (event) =>
		act(event, unseatSchema, 'retiree', (context, { organisation, personne, note }) =>
			removeUnproved(context, organisation, { person: personne, note })
		)
};

function act<Schema extends z.ZodType>(
	event: RequestEvent,
	schema: Schema,
	done: keyof typeof DONE,
	command: (context: Context, given: z.output<Schema>) => Promise<void>
) {
	const context = asModerator(event);
	return answerForm(event.request, schema, async (given) => {
		await command(context, given);
		redirect(303, `/administration/demandes?fait=${done}#fait`);
	});
}
