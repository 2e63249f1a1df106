import type { ActionFailure } from '@sveltejs/kit';
import type { z } from 'zod';
import type { OrganisationFields } from '#lib/domain/organisations/organisation.ts';
import type { GivenOrganisation } from '#lib/domain/organisations/organisation-form.ts';
import {
	listPlaceChoices,
	settleFields,
	type PlaceChoice
} from '#lib/server/organisations/index.ts';
import type { Reader } from '#lib/server/platform/context.ts';
import { answerForm, type FailedForm } from './form.ts';

export interface FailedOrganisation extends FailedForm {
	/** What the names of places may mean, when they are at fault. */
	readonly choices: {
		readonly lieu: readonly PlaceChoice[];
		readonly territoires: readonly PlaceChoice[];
	};
}

/** Answers the form of an organisation: as `answerForm`, with the namesakes of a place to choose among. */
export async function answerOrganisation<Given extends GivenOrganisation, Answer>(
	request: Request,
	schema: z.ZodType<Given>,
	reader: Reader,
	act: (fields: OrganisationFields, given: Given) => Promise<Answer>
): Promise<Answer | ActionFailure<FailedOrganisation>> {
	const answer = await answerForm(request, schema, async (given) =>
		act(await settleFields(reader, given), given)
	);
	if (!isFailure(answer)) return answer;
	const { faults, typed } = answer.data;
	const isChosen = 'lieu-choix' in typed || 'territoires-choix' in typed;
	const choices =
		faults.lieu || faults.territoires || isChosen
			? await listPlaceChoices(reader, typed)
			: { lieu: [], territoires: [] };
	return Object.assign(answer, { data: { faults, typed, choices } });
}

function isFailure(answer: unknown): answer is ActionFailure<FailedForm> {
	return answer instanceof Object && 'status' in answer && 'data' in answer;
}
