import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { cutText } from '#lib/domain/kernel/address.ts';
import { demand } from '#lib/domain/kernel/policy.ts';
import { stepSchema } from '#lib/domain/matching/need-schema.ts';
import { matchingPolicies } from '#lib/domain/matching/policies.ts';
import { missingSteps, nameAfter, PREVIEW, readStep, stepsOf } from '#lib/domain/matching/steps.ts';
import {
	listOwnOrganisations,
	listPlaceChoices,
	listToldExamples,
	publishNeed,
	readNeed,
	saveNeed
} from '#lib/server/matching/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';
import { z } from 'zod';

export const load: PageServerLoad = async (event) => {
	const context = asSignedIn(event);
	const reader = readerOf(context);
	const { slug, etape } = event.params;
	const { need, rights } = await readNeed(reader, slug);
	demand(context.actor, matchingPolicies.editNeed, {
		organisation: need.organisation.id,
		state: need.state
	});
	const steps = stepsOf(need.kind).map(({ name, short }) => ({ name, short }));
	const shared = { need, rights, steps, missing: missingSteps(need, need.kind) };
	if (etape === PREVIEW) return { ...shared, step: null, rank: steps.length + 1 };
	const found = readStep(need.kind, etape);
	if (!found) error(404, 'Cette étape n’existe pas.');
	const { searchParams } = event.url;
	const asked = cutText(searchParams.get('exemples') ?? '');
	const searched = cutText(searchParams.get('lieu') ?? '', 80);
	const own = await listOwnOrganisations(reader);
	const home = own.find(({ id }) => id === need.organisation.id)?.place ?? null;
	return {
		...shared,
		...found,
		asked,
		examples: await listToldExamples(reader, need, asked),
		places: found.step.fields.includes('territory')
			? {
					searched,
					choices: await listPlaceChoices(reader, { kept: need.territory, home, searched })
				}
			: null
	};
};

export const actions: Actions = {
	enregistrer: async (event) => {
		const context = asSignedIn(event);
		const { slug, etape } = event.params;
		const { need } = await readNeed(readerOf(context), slug!);
		const found = readStep(need.kind, etape!);
		if (!found) error(404, 'Cette étape n’existe pas.');
		// The body is read once, by the form: where to go next is told by the address of the button.
		const next = event.url.searchParams.get('vers');
		return answerForm(event.request, stepSchema(found.step.fields), async (given) => {
			const { version, ...answers } = given;
			await saveNeed(context, slug!, answers, version);
			const to = next === 'rester' ? etape! : nameAfter(need.kind, etape!);
			redirect(303, `/besoins/${slug}/rediger/${to}${next === 'rester' ? '#garde' : ''}`);
		});
	},
	publier: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, z.object({}), async () => {
			const slug = await publishNeed(context, event.params.slug!);
			redirect(303, `/besoins/${slug}/gerer?fait=publie#fait`);
		});
	}
};
