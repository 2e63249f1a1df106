import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { welcomeSchema } from '#lib/domain/accounts/forms.ts';
import { readReturnPath, withReturn } from '#lib/domain/accounts/return-path.ts';
import { agree } from '#lib/server/accounts/index.ts';
import { readEditorialPage } from '#lib/server/guide/index.ts';
import { answerForm } from '#lib/server/web/form.ts';

export const load: PageServerLoad = async ({ locals: { account }, url }) => {
	const suite = readReturnPath(url.searchParams.get('suite'));
	if (!account) redirect(303, withReturn('/connexion', suite));
	if (account.hasAgreed) redirect(303, suite);
	const { updated } = await readEditorialPage('donnees-personnelles');
	return { suite, name: account.name, mail: account.mail, notice: updated };
};

export const actions: Actions = {
	default: (event) =>
		answerForm(event.request, welcomeSchema, async ({ nom }) => {
			const { account, context } = event.locals;
			const suite = readReturnPath(event.url.searchParams.get('suite'));
			if (!account) redirect(303, withReturn('/connexion', suite));
			const { updated } = await readEditorialPage('donnees-personnelles');
			await agree(context, account, { name: nom, notice: updated });
			redirect(303, suite);
		})
};
