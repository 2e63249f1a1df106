import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { pressSchema } from '#lib/domain/diagnostic/forms.ts';
import { openThemes, themeToResume } from '#lib/domain/diagnostic/questionnaire.ts';
import { unitsForStage } from '#lib/domain/learning/graph.ts';
import { chooseTools, ROLE_OF } from '#lib/domain/diagnostic/tools.ts';
import {
	agreeToStatistics,
	createInvitation,
	createReadLink,
	eraseAnswers,
	keepDiagnostic,
	readAnswersOf,
	readResult,
	redoDiagnostic,
	withdrawReadLink
} from '#lib/server/diagnostic/index.ts';
import { readResources } from '#lib/server/guide/index.ts';
import { listUnits } from '#lib/server/learning/index.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';

const SHOWN_UNITS = 3;

export const load: PageServerLoad = async ({ params, locals: { reader }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-cache' });
	const open = await readAnswersOf(reader, params.token);
	const { questionnaire, answers } = open;
	if (open.isOwn && Object.keys(answers).length === 0)
		redirect(303, `/se-situer/${params.token}/${openThemes(questionnaire, answers)[0]!.id}`);
	const { result, examples } = await readResult(reader, open);
	const { resources } = await readResources();
	const { answers: told, ...shown } = result;
	return {
		token: params.token,
		isOwn: open.isOwn,
		result: shown,
		unanswered: told.filter(({ answer }) => answer === 'Sans réponse').length,
		resume: open.isOwn ? themeToResume(questionnaire, answers) : null,
		isFinished: open.isFinished,
		first: openThemes(questionnaire, answers)[0]!.id,
		examples,
		tools: result.stage
			? chooseTools(resources, {
					stage: result.stage.stage,
					role: ROLE_OF[answers.role?.[0] ?? ''] ?? null
				}).map(({ id, title, publisher, sentence, url }) => ({
					id,
					title,
					publisher,
					sentence,
					url
				}))
			: [],
		units: result.stage
			? unitsForStage(await listUnits(), {
					stage: result.stage.stage,
					role: ROLE_OF[answers.role?.[0] ?? ''] ?? null,
					most: SHOWN_UNITS
				}).map(({ slug, title, minutes }) => ({ slug, title, minutes }))
			: [],
		people: open.people,
		hasReadLink: open.hasReadLink,
		inStatistics: open.inStatistics,
		expiresOn: open.expiresAt.toISOString().slice(0, 10)
	};
};

function press<Answer>(
	event: RequestEvent,
	act: (context: Context, token: string) => Promise<Answer>
) {
	return answerForm(event.request, pressSchema, () =>
		act(event.locals.context, event.params.token)
	);
}

export const actions: Actions = {
	partager: (event) =>
		press(event, async (context, token) => ({
			kind: 'read' as const,
			link: `${event.url.origin}/se-situer/${await createReadLink(context, token)}`
		})),
	'ne-plus-partager': (event) =>
		press(event, async (context, token) => {
			await withdrawReadLink(context, token);
			redirect(303, `/se-situer/${token}#partager`);
		}),
	inviter: (event) =>
		press(event, async (context, token) => ({
			kind: 'invite' as const,
			link: `${event.url.origin}/se-situer/rejoindre/${await createInvitation(context, token)}`
		})),
	garder: (event) =>
		press(event, async (context, token) => {
			await keepDiagnostic(context, token);
			redirect(303, `/se-situer/${token}#garder`);
		}),
	refaire: (event) =>
		press(event, async (context, token) => {
			redirect(303, `/se-situer/${await redoDiagnostic(context, token)}#debut`);
		}),
	compter: (event) =>
		press(event, async (context, token) => {
			await agreeToStatistics(context, token, true);
			redirect(303, `/se-situer/${token}#compter`);
		}),
	'ne-pas-compter': (event) =>
		press(event, async (context, token) => {
			await agreeToStatistics(context, token, false);
			redirect(303, `/se-situer/${token}#compter`);
		}),
	effacer: (event) =>
		press(event, async (context, token) => {
			await eraseAnswers(context, token);
			redirect(303, '/se-situer?fait=efface#fait');
		})
};
