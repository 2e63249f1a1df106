import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { demand } from '#lib/domain/kernel/policy.ts';
import { differences } from '#lib/domain/organisations/changes.ts';
import { toFormValues } from '#lib/domain/organisations/form-values.ts';
import { editSchema } from '#lib/domain/organisations/organisation-form.ts';
import { can } from '#lib/domain/organisations/policies.ts';
import { readForWriting, updateOrganisation } from '#lib/server/organisations/index.ts';
import { nameTerritories } from '#lib/server/territory/index.ts';
import { answerOrganisation } from '#lib/server/web/organisation-form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => {
	const { actor } = asSignedIn(event);
	const { reader } = event.locals;
	const now = await readForWriting(reader, event.params.slug);
	demand(actor, can.edit, now.id);
	const { fields } = now;
	const names = await namesOf([...fields.territories, ...(fields.place ? [fields.place] : [])]);
	return {
		slug: now.slug,
		name: now.name,
		version: now.version,
		values: toFormValues(fields, (code) => names.get(code) ?? code)
	};

	async function namesOf(codes: readonly string[]) {
		return new Map((await nameTerritories(reader, codes)).map(({ code, name }) => [code, name]));
	}
};

export const actions: Actions = {
	default: async (event) => {
		const context = asSignedIn(event);
		const { reader } = event.locals;
		const slug = event.params.slug!;
		const copy = event.request.clone();
		const answer = await answerOrganisation(
			event.request,
			editSchema,
			reader,
			async (fields, { version }) => {
				await updateOrganisation(context, slug, version, fields);
				redirect(303, `/organisations/${slug}?fait=modifiee#fait`);
			}
		);
		if (answer.status !== 409 || !answer.data.faults['']) return answer;
		// Somebody wrote meanwhile: what differs is shown, and the form goes on from the version of now.
		const compared = await answerOrganisation(copy, editSchema, reader, async (fields) => {
			const { fields: now } = await readForWriting(reader, slug);
			const codes = [now.place, fields.place, ...now.territories, ...fields.territories];
			const named = await nameTerritories(
				reader,
				codes.filter((code) => code !== null)
			);
			return differences(
				now,
				fields,
				(code) => named.find((one) => one.code === code)?.name ?? code
			);
		});
		const changes = Array.isArray(compared) ? compared : [];
		return Object.assign(answer, { data: { ...answer.data, changes } });
	}
};
