import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { refuse } from '#lib/domain/catalogue/refusals.ts';
import { isReference, reportSchema } from '#lib/domain/catalogue/report.ts';
import { createReport, readExample, readReceipt } from '#lib/server/catalogue/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

/** Room for a class or an office behind one connection, not for a program. */
const sent = new RateLimit({ most: 30, within: 60 * 60_000 });

export const load: PageServerLoad = async ({ params, url, locals: { reader }, setHeaders }) => {
	// Not « no-store »: whoever goes back finds what she typed.
	setHeaders({ 'cache-control': 'private, no-cache' });
	const reference = url.searchParams.get('recu') ?? '';
	const receipt = isReference(reference) ? await readReceipt(reader, params.slug, reference) : null;
	const { example } = await readExample(reader, params.slug);
	return {
		slug: example.slug,
		title: example.title,
		received: receipt && {
			reference,
			day: receipt.receivedAt.toISOString().slice(0, 10)
		}
	};
};

export const actions: Actions = {
	default: (event) =>
		answerForm(event.request, reportSchema, async (given) => {
			const { context } = event.locals;
			if (!sent.take(callerOf(event), context.now)) throw refuse('too_many_reports');
			const reference = await createReport(context, event.params.slug!, given);
			redirect(303, `/exemples/${event.params.slug}/signaler?recu=${reference}#recu`);
		})
};
