import {
	readAnswers,
	readName,
	readPlaceFields,
	seenOf,
	withAnswers,
	type Typed
} from '../../domain/diagnostic/answers.ts';
import { SEEN_FIELD } from '../../domain/diagnostic/fields.ts';
import {
	askedQuestions,
	openThemes,
	themeAfter,
	type Answers,
	type Questionnaire,
	type QuestionnaireId
} from '../../domain/diagnostic/questionnaire.ts';
import { refuse } from '../../domain/diagnostic/refusals.ts';
import { keptUntil } from '../../domain/diagnostic/retention.ts';
import { readerOf, transact, type Context } from '../platform/context.ts';
import { readTogetherAnew } from './joint.ts';
import { createLink, openOwn } from './links.ts';
import { resolvePlace } from './places.ts';
import { readDiagnosticData } from './questionnaires.ts';

/** Begins a diagnostic with the present version of a questionnaire; answers its secret link. */
export async function startDiagnostic(
	context: Context,
	id: QuestionnaireId,
	from: { name?: string; place?: string | null; answers?: Answers; previous?: number } = {}
): Promise<string> {
	const questionnaire = (await readDiagnosticData()).present.get(id)!;
	return transact(context, async (inside) => {
		const { db, now } = inside;
		const diagnostic = await db
			.insertInto('diagnostic')
			.values({
				questionnaire: id,
				version: questionnaire.version,
				name: from.name ?? '',
				started_at: now,
				expires_at: keptUntil(now)
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		return createAnswers(inside, diagnostic.id, from);
	});
}

/** Opens answers of one's own in a diagnostic; answers their secret link. */
export async function createAnswers(
	context: Context,
	diagnostic: number,
	from: { place?: string | null; answers?: Answers; previous?: number } = {}
): Promise<string> {
	const { id } = await context.db
		.insertInto('diagnostic_answers')
		.values({
			diagnostic,
			answers: JSON.stringify(from.answers ?? {}),
			place: from.place ?? null,
			started_at: context.now,
			saved_at: context.now,
			finished_at: null,
			previous: from.previous ?? null,
			in_statistics: null
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return createLink(context, { kind: 'answer', diagnostic, answers: id });
}

/**
 * Saves one page and answers the theme that follows, or null after the last: the answers are then
 * finished. Whatever the other pages hold stays. Refuses `unknown_diagnostic`, `read_only`,
 * `unknown_theme`, `changed_elsewhere` when another tab saved something else on this page, and what
 * `resolvePlace` refuses.
 */
export async function saveTheme(
	context: Context,
	token: string,
	theme: string,
	typed: Typed
): Promise<string | null> {
	return transact(context, async (inside) => {
		const own = await openOwn(readerOf(inside), token);
		const { questionnaire, answers: before, name } = await lockAnswers(inside, own);
		const questions = askedQuestions(questionnaire, before).filter((one) => one.theme === theme);
		if (questions.length === 0) throw refuse('unknown_theme');
		const page = readAnswers(questions, typed);
		const seen = [typed[SEEN_FIELD] ?? []].flat()[0];
		const stored = seenOf(questions, before);
		if (seen !== undefined && seen !== stored && stored !== seenOf(questions, page))
			throw refuse('changed_elsewhere');
		const answers = withAnswers(before, page);
		const next = themeAfter(questionnaire, answers, theme);
		const isFirst = openThemes(questionnaire, before)[0]?.id === theme;
		const given = isFirst
			? {
					name: readName(typed),
					place: await resolvePlace(readerOf(inside), readPlaceFields(typed))
				}
			: null;
		await keep(inside, own, { answers, isFinished: next === null, place: given?.place });
		if (given && given.name !== name)
			await inside.db
				.updateTable('diagnostic')
				.set({ name: given.name })
				.where('id', '=', own.diagnostic)
				.execute();
		await readTogetherAnew(inside, own.diagnostic, questionnaire);
		return next;
	});
}

/** Begins a diagnostic whose pages are all answered at once; answers its secret link. */
export async function startAnswered(
	context: Context,
	id: QuestionnaireId,
	typed: Typed
): Promise<string> {
	const questionnaire = (await readDiagnosticData()).present.get(id)!;
	return transact(context, async (inside) => {
		const token = await startDiagnostic(inside, id, { name: readName(typed) });
		const own = await openOwn(readerOf(inside), token);
		const page = readAnswers(askedQuestions(questionnaire, {}), typed);
		await keep(inside, own, { answers: withAnswers({}, page), isFinished: true });
		return token;
	});
}

/** Locks the diagnostic, then the answers: always in this order. */
async function lockAnswers(
	context: Context,
	own: { diagnostic: number; answers: number }
): Promise<{ questionnaire: Questionnaire; answers: Answers; name: string }> {
	const { questionnaire, version, name } = await context.db
		.selectFrom('diagnostic')
		.select(['questionnaire', 'version', 'name'])
		.where('id', '=', own.diagnostic)
		.forUpdate()
		.executeTakeFirstOrThrow();
	const { answers } = await context.db
		.selectFrom('diagnostic_answers')
		.select('answers')
		.where('id', '=', own.answers)
		.where('diagnostic', '=', own.diagnostic)
		.forUpdate()
		.executeTakeFirstOrThrow();
	return {
		questionnaire: (await readDiagnosticData()).version(questionnaire, version),
		answers,
		name
	};
}

async function keep(
	context: Context,
	own: { diagnostic: number; answers: number },
	change: { answers: Answers; isFinished: boolean; place?: string | null | undefined }
): Promise<void> {
	const { db, now } = context;
	const { expires_at: asked } = await db
		.selectFrom('diagnostic')
		.select('expires_at')
		.where('id', '=', own.diagnostic)
		.executeTakeFirstOrThrow();
	await db
		.updateTable('diagnostic_answers')
		.set({
			answers: JSON.stringify(change.answers),
			saved_at: now,
			...(change.isFinished && { finished_at: now }),
			...(change.place !== undefined && { place: change.place })
		})
		.where('id', '=', own.answers)
		.where('diagnostic', '=', own.diagnostic)
		.execute();
	await db
		.updateTable('diagnostic')
		.set({ expires_at: keptUntil(now, asked) })
		.where('id', '=', own.diagnostic)
		.execute();
}
