import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { cutText } from '#lib/domain/kernel/address.ts';
import { fromRegister } from '#lib/domain/organisations/form-values.ts';
import { organisationSchema } from '#lib/domain/organisations/organisation-form.ts';
import {
	createOrganisation,
	findAlike,
	findByNumbers,
	readRegisterEntry,
	searchRegisters
} from '#lib/server/organisations/index.ts';
import { additions, count } from '#lib/server/web/member-limits.ts';
import { answerOrganisation } from '#lib/server/web/organisation-form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

const MOST_ALIKE = 8;

/** First it is looked for, here and in the registers: the form comes once it is not found. */
export const load: PageServerLoad = async (event) => {
	const { reader } = event.locals;
	const { searchParams } = event.url;
	const text = cutText(searchParams.get('q') ?? '');
	const from = searchParams.get('depuis');
	if (searchParams.has('fiche') || from !== null) {
		asSignedIn(event);
		const entry = from === null ? null : await readRegisterEntry(reader, from.slice(0, 40));
		const known = entry && (await findByNumbers(reader, [entry]));
		const here = entry && (known!.get(entry.siren ?? '') ?? known!.get(entry.rna ?? ''));
		if (here) redirect(303, `/organisations/${here}`);
		return {
			step: 'form',
			text,
			values: entry ? fromRegister(entry) : { nom: text, langues: ['fr'] }
		} as const;
	}
	// Not « no-store »: whoever goes back finds what she looked for.
	event.setHeaders({ 'cache-control': 'private, no-cache' });
	const found = text === '' ? [] : await findAlike(reader, text, MOST_ALIKE);
	const entries = text === '' ? [] : await searchRegisters(reader, { text, limit: MOST_ALIKE });
	const known = await findByNumbers(reader, entries);
	return {
		step: 'search',
		text,
		found,
		registers: entries.filter(({ siren, rna }) => !known.has(siren ?? '') && !known.has(rna ?? ''))
	} as const;
};

export const actions: Actions = {
	default: (event) => {
		const context = asSignedIn(event);
		return answerOrganisation(
			event.request,
			organisationSchema,
			event.locals.reader,
			async (fields) => {
				count(additions, context.actor.id, context.now);
				const slug = await createOrganisation(context, fields);
				redirect(303, `/organisations/${slug}?fait=ajoutee#fait`);
			}
		);
	}
};
