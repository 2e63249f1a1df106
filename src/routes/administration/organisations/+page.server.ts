import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { FIELD_LABELS, FIELD_NAMES, fieldInWords } from '#lib/domain/organisations/changes.ts';
import { mergeSchema } from '#lib/domain/organisations/claim-form.ts';
import { Refusal } from '#lib/domain/kernel/refusal.ts';
import { moveToOrganisation } from '#lib/server/matching/index.ts';
import { mergeOrganisations, previewMerge } from '#lib/server/organisations/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { nameTerritories } from '#lib/server/territory/index.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asModerator } from '#lib/server/web/moderator.ts';

/** The address of an organisation, or what is at its end. */
function slugIn(text: string): string {
	return text
		.trim()
		.replace(/[?#].*$/, '')
		.replace(/\/$/, '')
		.split('/')
		.at(-1)!
		.slice(0, 120);
}

/** First the two are compared, then they are merged: what will be is shown before it is done. */
export const load: PageServerLoad = async (event) => {
	const reader = readerOf(asModerator(event));
	const { searchParams } = event.url;
	const from = slugIn(searchParams.get('doublon') ?? '');
	const into = slugIn(searchParams.get('gardee') ?? '');
	const done = searchParams.get('fait') === 'reunies';
	if (from === '' || into === '') return { from, into, done, preview: null, refused: null };
	try {
		const preview = await previewMerge(reader, from, into);
		const { after } = preview;
		const all = [preview.from.fields, preview.into.fields, after];
		const codes = all.flatMap(({ place, territories }) => [place ?? [], territories].flat());
		const names = new Map(
			(await nameTerritories(reader, codes)).map(({ code, name }) => [code, name])
		);
		const rows = FIELD_NAMES.map((field) => {
			const [theirs, own, kept] = all.map((fields) =>
				fieldInWords(field, fields[field], (code) => names.get(code) ?? code)
			);
			return { label: FIELD_LABELS[field], theirs: theirs!, own: own!, kept: kept! };
		}).filter(({ theirs, own }) => theirs !== '' || own !== '');
		const { members, claims, invitations } = preview;
		return {
			from,
			into,
			done,
			refused: null,
			preview: {
				names: [preview.from.fields.name, preview.into.fields.name] as const,
				rows,
				members,
				claims,
				invitations
			}
		};
	} catch (error) {
		if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error;
		return { from, into, done, preview: null, refused: error.message };
	}
};

export const actions: Actions = {
	default: (event) => {
		const context = asModerator(event);
		return answerForm(event.request, mergeSchema, async ({ doublon, gardee }) => {
			await mergeOrganisations(context, slugIn(doublon), slugIn(gardee), [moveToOrganisation]);
			redirect(303, '/administration/organisations?fait=reunies#fait');
		});
	}
};
