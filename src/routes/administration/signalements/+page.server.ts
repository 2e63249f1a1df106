import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import {
	restorationSchema,
	settlementSchema,
	withdrawalSchema
} from '#lib/domain/catalogue/report.ts';
import { noteAccess } from '#lib/server/accounts/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import {
	listReports,
	listWithdrawn,
	restoreExample,
	settleReport,
	withdrawReported
} from '#lib/server/catalogue/index.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';
import { answerForm } from '#lib/server/web/form.ts';

const DONE = {
	regle: 'Le signalement est réglé.',
	retire: 'L’exemple est retiré du catalogue, et le signalement réglé.',
	remis: 'L’exemple est remis dans le catalogue.'
} as const;

export const load: PageServerLoad = async (event) => {
	const context = asAdministrator(event);
	const reader = readerOf(context);
	await noteAccess(context, ['page', 'signalements']);
	const { searchParams } = event.url;
	const state = searchParams.get('etat') === 'regles' ? 'settled' : 'open';
	const asked = Math.trunc(Number(searchParams.get('page')));
	const done = searchParams.get('fait') ?? '';
	return {
		state,
		...(await listReports(reader, { state, page: Number.isSafeInteger(asked) ? asked : 1 })),
		withdrawn: await listWithdrawn(reader),
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	} as const;
};

export const actions: Actions = {
	regler: (event) => {
		const context = asAdministrator(event);
		return answerForm(event.request, settlementSchema, async ({ signalement, note }) => {
			await settleReport(context, signalement, note);
			redirect(303, '?fait=regle#fait');
		});
	},
	retirer: (event) => {
		const context = asAdministrator(event);
		return answerForm(event.request, withdrawalSchema, async ({ signalement, raison }) => {
			await withdrawReported(context, signalement, raison);
			redirect(303, '?fait=retire#fait');
		});
	},
	remettre: (event) => {
		const context = asAdministrator(event);
		return answerForm(event.request, restorationSchema, async ({ exemple }) => {
			await restoreExample(context, exemple);
			redirect(303, '?fait=remis#fait');
		});
	}
};
