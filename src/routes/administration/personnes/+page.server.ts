import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { grantSchema, roleSchema } from '#lib/domain/accounts/forms.ts';
import { accountPolicies } from '#lib/domain/accounts/policies.ts';
import { cutText } from '#lib/domain/kernel/address.ts';
import {
	changeRole,
	grantCatalyst,
	listPeople,
	withdrawCatalyst
} from '#lib/server/accounts/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { publicOrigin } from '#lib/server/web/guest.ts';
import { asModerator } from '#lib/server/web/moderator.ts';

const DONE = {
	role: 'Le rôle est changé. La personne devra se reconnecter pour l’exercer.',
	catalyseur: 'La personne est reconnue comme catalyseur sur ce territoire.',
	retrait: 'La personne n’est plus catalyseur sur ce territoire.'
} as const;

export const load: PageServerLoad = async (event) => {
	const reader = readerOf(asModerator(event));
	const { searchParams } = event.url;
	const text = cutText(searchParams.get('q') ?? '', 100);
	const asked = Math.trunc(Number(searchParams.get('page')));
	const done = searchParams.get('fait') ?? '';
	return {
		text,
		mayChangeRoles: accountPolicies.changeRoles.may(reader.actor, undefined),
		...(await listPeople(reader, { text, page: Number.isSafeInteger(asked) ? asked : 1 })),
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

export const actions: Actions = {
	role: (event) => {
		const context = asAdministrator(event);
		return answerForm(event.request, roleSchema, async ({ personne, role }) => {
			await changeRole(context, personne, role, publicOrigin(event));
			redirect(303, '/administration/personnes?fait=role#fait');
		});
	},
	reconnaitre: (event) => {
		const context = asModerator(event);
		return answerForm(event.request, grantSchema, async ({ personne, territoire }) => {
			await grantCatalyst(context, personne, territoire);
			redirect(303, '/administration/personnes?fait=catalyseur#fait');
		});
	},
	retirer: (event) => {
		const context = asModerator(event);
		return answerForm(event.request, grantSchema, async ({ personne, territoire }) => {
			await withdrawCatalyst(context, personne, territoire);
			redirect(303, '/administration/personnes?fait=retrait#fait');
		});
	}
};
