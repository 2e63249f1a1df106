import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { isMember, isSignedIn } from '#lib/domain/kernel/actor.ts';
import { can } from '#lib/domain/organisations/policies.ts';
import { actorOfKey, readActor } from '#lib/server/catalogue/index.ts';
import { listNeedsOf } from '#lib/server/matching/index.ts';
import { readOrganisation } from '#lib/server/organisations/index.ts';

const DONE = {
	ajoutee: 'La fiche est en ligne. Vous la représentez\u202F; une vérification le confirmera.',
	modifiee: 'La fiche est enregistrée.',
	demande: 'Votre demande est enregistrée. Vous serez prévenu par courriel de la réponse.',
	representee: 'C’est vérifié\u00A0: vous représentez cette organisation.',
	rejointe: 'Vous faites désormais partie de cette organisation.',
	declinee: 'L’invitation est déclinée.',
	exemples: 'Les exemples de la fiche sont enregistrés.'
} as const;
const SHOWN_EXAMPLES = 6;

export const load: PageServerLoad = async ({ params, url, locals }) => {
	await locals.keepPage('organisations', 'territory', 'catalogue', 'needs', 'day');
	const { reader } = locals;
	const view = await readOrganisation(reader, params.slug);
	if ('movedTo' in view) redirect(301, `/organisations/${view.movedTo}`);
	const { actor } = reader;
	const done = url.searchParams.get('fait') ?? '';
	return {
		view,
		examples: await listExamples(),
		needs: await listNeedsOf(reader, view.id),
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null,
		may: {
			edit: can.edit.may(actor, view.id),
			readMembers: can.readMembers.may(actor, view.id),
			claim: !isSignedIn(actor) || !isMember(actor, view.id) || view.proof === null
		}
	};

	/** Those that name it, the latest begun first. */
	async function listExamples() {
		const tied =
			view && 'actorKey' in view && view.actorKey ? await actorOfKey(reader, view.actorKey) : null;
		const portrait = tied && (await readActor(reader, tied.slug, 1));
		if (!tied || !portrait || 'movedTo' in portrait) return null;
		return {
			actor: tied.slug,
			total: portrait.examples,
			items: portrait.items.slice(0, SHOWN_EXAMPLES)
		};
	}
};
