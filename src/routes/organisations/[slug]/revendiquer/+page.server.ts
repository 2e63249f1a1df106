import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { isFreshProof, ownMailDomain } from '#lib/domain/organisations/claim.ts';
import {
	claimByMailSchema,
	claimByModeratorSchema,
	nothingSchema
} from '#lib/domain/organisations/claim-form.ts';
import {
	claimByMail,
	claimByModerator,
	claimBySiret,
	readForWriting,
	readMine,
	readOrganisation
} from '#lib/server/organisations/index.ts';
import { siretOf } from '#lib/server/accounts/index.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { claims, count } from '#lib/server/web/member-limits.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => {
	const { actor } = asSignedIn(event);
	const { reader } = event.locals;
	const { slug, name, fields } = await readForWriting(reader, event.params.slug);
	const view = await readOrganisation(reader, slug);
	const mine = await readMine(reader, actor.id);
	const proof = await freshSiret(event.locals.context, actor.id);
	const own = fields.siren ?? fields.siret?.slice(0, 9) ?? null;
	return {
		slug,
		name,
		domain: ownMailDomain(fields.website),
		byProConnect: proof !== null && proof.slice(0, 9) === own,
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
	proconnect: (event) => {
		const context = asSignedIn(event);
		const slug = event.params.slug!;
		return answerForm(event.request, nothingSchema, async () => {
			count(claims, context.actor.id, context.now);
			const siret = await freshSiret(context, context.actor.id);
			const answer = await claimBySiret(context, slug, siret, event.url.origin);
			const done = answer === 'accepted' ? 'representee' : 'demande';
			redirect(303, `/organisations/${slug}?fait=${done}#fait`);
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

/** What ProConnect said lately of the organisation she works for. */
async function freshSiret(context: Context, person: string): Promise<string | null> {
	const proof = await siretOf(readerOf(context), person);
	return proof && isFreshProof(proof.at, context.now) ? proof.siret : null;
}
