import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { ownMailDomain } from '#lib/domain/organisations/claim.ts';
import { claimByMailSchema, claimByModeratorSchema } from '#lib/domain/organisations/claim-form.ts';
import {
	claimByMail,
	claimByModerator,
	readForWriting,
	readMine,
	readOrganisation
} from '#lib/server/organisations/index.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { claims, count } from '#lib/server/web/member-limits.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => {
	const { actor } = asSignedIn(event);
	const { reader } = event.locals;
	const { slug, name, fields } = await readForWriting(reader, event.params.slug);
	const view = await readOrganisation(reader, slug);
	const mine = await readMine(reader, actor.id);
	return {
		slug,
		name,
		domain: ownMailDomain(fields.website),
		represented: 'represented' in view && view.represented,
		seat: mine.organisations.find((one) => one.slug === slug) ?? null,
		open: mine.claims.find((one) => one.slug === slug && one.state !== 'refused') ?? null,
		sent: event.url.searchParams.has('envoye')
	};
};

export const actions: Actions = {
	courriel: (event) => {
		const context = asSignedIn(event);
		const slug = event.params.slug!;
		return answerForm(event.request, claimByMailSchema, async ({ courriel }) => {
			count(claims, context.actor.id, context.now);
			await claimByMail(context, slug, courriel, event.url.origin);
			redirect(303, `/organisations/${slug}/revendiquer?envoye=oui#envoye`);
		});
	},
	demande: (event) => {
		const context = asSignedIn(event);
		const slug = event.params.slug!;
		return answerForm(event.request, claimByModeratorSchema, async ({ message }) => {
			count(claims, context.actor.id, context.now);
			await claimByModerator(context, slug, message, event.url.origin);
			redirect(303, `/organisations/${slug}?fait=demande#fait`);
		});
	}
};
