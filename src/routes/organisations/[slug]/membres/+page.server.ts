import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { SignedIn } from '#lib/domain/kernel/actor.ts';
import {
	acceptClaimSchema,
	invitationIdSchema,
	invitationSchema,
	memberSchema,
	refuseClaimSchema,
	roleSchema
} from '#lib/domain/organisations/claim-form.ts';
import {
	acceptClaim,
	changeRole,
	inviteMember,
	readForWriting,
	readMembers,
	refuseClaim,
	removeMember,
	revokeInvitation
} from '#lib/server/organisations/index.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { count, invitations } from '#lib/server/web/member-limits.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

const DONE = {
	invitee: 'L’invitation est partie.',
	reprise: 'L’invitation est retirée\u00A0: son lien n’ouvre plus rien.',
	role: 'Le rôle est changé.',
	retiree: 'La personne ne fait plus partie de l’organisation.',
	acceptee: 'La demande est acceptée\u202F; la personne est prévenue.',
	refusee: 'La demande est refusée\u202F; la personne a reçu votre réponse.'
} as const;

export const load: PageServerLoad = async (event) => {
	const { actor } = asSignedIn(event);
	const { reader } = event.locals;
	const { id, slug, name } = await readForWriting(reader, event.params.slug);
	const done = event.url.searchParams.get('fait') ?? '';
	return {
		slug,
		name,
		me: actor.id,
		...(await readMembers(reader, id)),
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

export const actions: Actions = {
	inviter: (event) =>
		act(event, invitationSchema, 'invitee', async (context, { courriel, role }) => {
			count(invitations, context.actor.id, context.now);
			await inviteMember(context, event.params.slug, { mail: courriel, role }, event.url.origin);
		}),
	reprendre: (event) =>
		act(event, invitationIdSchema, 'reprise', (context, { invitation }) =>
			revokeInvitation(context, event.params.slug, invitation)
		),
	role: (event) =>
		act(event, roleSchema, 'role', (context, { personne, role, confirme }) =>
			changeRole(context, event.params.slug, {
				person: personne,
				role,
				confirmed: confirme === 'oui'
			})
		),
	retirer: (event) =>
		act(event, memberSchema, 'retiree', (context, { personne, confirme }) =>
			removeMember(context, event.params.slug, {
				person: personne,
				confirmed: confirme === 'oui'
			})
		),
	accepter: (event) =>
		act(event, acceptClaimSchema, 'acceptee', (context, { demande, role }) =>
			acceptClaim(context, demande, role, event.url.origin)
		),
	refuser: (event) =>
		act(event, refuseClaimSchema, 'refusee', (context, { demande, note }) =>
			refuseClaim(context, demande, note)
		)
};

function act<Schema extends z.ZodType>(
	event: RequestEvent,
	schema: Schema,
	done: keyof typeof DONE,
	command: (context: Context & { actor: SignedIn }, given: z.output<Schema>) => Promise<void>
) {
	const context = asSignedIn(event);
	return answerForm(event.request, schema, async (given) => {
		await command(context, given);
		redirect(303, `/organisations/${event.params.slug}/membres?fait=${done}#fait`);
	});
}
