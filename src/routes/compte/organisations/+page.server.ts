import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { SignedIn } from '#lib/domain/kernel/actor.ts';
import {
	claimIdSchema,
	invitationIdSchema,
	leaveSchema,
	shownSchema
} from '#lib/domain/organisations/claim-form.ts';
import {
	answerInvitation,
	leaveOrganisation,
	readMine,
	showMember,
	withdrawClaim
} from '#lib/server/organisations/index.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

const DONE = {
	montre: 'C’est enregistré.',
	quittee: 'Vous ne faites plus partie de cette organisation.',
	retiree: 'Votre demande est retirée.',
	rejointe: 'Vous avez rejoint l’organisation.',
	declinee: 'L’invitation est déclinée.'
} as const;

export const load: PageServerLoad = async (event) => {
	const { actor } = asSignedIn(event);
	const done = event.url.searchParams.get('fait') ?? '';
	return {
		...(await readMine(event.locals.reader, actor.id)),
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

export const actions: Actions = {
	montrer: (event) =>
		act(event, shownSchema, 'montre', (context, { organisation, montre }) =>
			showMember(context, organisation, montre === 'oui')
		),
	quitter: (event) =>
		act(event, leaveSchema, 'quittee', (context, { organisation, confirme }) =>
			leaveOrganisation(context, organisation, confirme === 'oui')
		),
	retirer: (event) =>
		act(event, claimIdSchema, 'retiree', (context, { demande }) => withdrawClaim(context, demande)),
	accepter: (event) =>
		act(event, invitationIdSchema, 'rejointe', (context, { invitation }) =>
			answerInvitation(context, { id: invitation }, 'accepted')
		),
	decliner: (event) =>
		act(event, invitationIdSchema, 'declinee', (context, { invitation }) =>
			answerInvitation(context, { id: invitation }, 'declined')
		)
};

function act<Schema extends z.ZodType>(
	event: RequestEvent,
	schema: Schema,
	done: keyof typeof DONE,
	command: (context: Context & { actor: SignedIn }, given: z.output<Schema>) => Promise<unknown>
) {
	const context = asSignedIn(event);
	return answerForm(event.request, schema, async (given) => {
		await command(context, given);
		redirect(303, `/compte/organisations?fait=${done}#fait`);
	});
}
