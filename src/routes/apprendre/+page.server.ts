import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { isSignedIn } from '#lib/domain/kernel/actor.ts';
import { readPathAddress } from '#lib/domain/learning/address.ts';
import { readProgress } from '#lib/domain/learning/progress.ts';
import { bringProgress, listUnits, readCases, readProgressOf } from '#lib/server/learning/index.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage();
	const cases = (await readCases()).map(({ slug, title, description, minutes }) => ({
		...{ slug, title, description, minutes }
	}));
	const { actor } = locals.context;
	return {
		...readPathAddress(url.searchParams),
		units: await listUnits(),
		cases,
		/** Null without an account. */
		progress: isSignedIn(actor) ? [...(await readProgressOf(locals.reader, actor.id))] : null
	};
};

export const actions: Actions = {
	/** Brings into the account what the browser remembers. */
	async reprendre(event) {
		const context = asSignedIn(event);
		const form = await event.request.formData();
		await bringProgress(context, readProgress(String(form.get('parcours') ?? '')));
		redirect(303, '/apprendre#unites');
	}
};
