import {
	readTogether,
	takeBack,
	type JointReading,
	type Qualities
} from '../../domain/diagnostic/together.ts';
import { drawPortrait } from '../../domain/diagnostic/maturity.ts';
import {
	askedQuestions,
	keptAnswers,
	type Answers,
	type Questionnaire
} from '../../domain/diagnostic/questionnaire.ts';
import type { Context } from '../platform/context.ts';

/**
 * Brings the joint reading of a diagnostic up to date, when enough has moved. The diagnostic is locked
 * by the caller: readings follow one another.
 */
export async function readTogetherAnew(
	context: Context,
	diagnostic: number,
	questionnaire: Questionnaire
): Promise<void> {
	const { db } = context;
	const before = await readJoint(context, diagnostic);
	const rows = await db
		.selectFrom('diagnostic_answers')
		.select(['id', 'answers', 'counted', 'finished_at'])
		.where('diagnostic', '=', diagnostic)
		.where('finished_at', 'is not', null)
		.orderBy('id')
		.execute();
	const voices = rows.map(({ answers, counted }) => ({
		now: qualitiesOf(questionnaire, answers),
		counted: counted as Qualities
	}));
	const { reading, counted } = readTogether(before, voices);
	if (reading === before) return;
	await db
		.updateTable('diagnostic')
		.set({ joint: JSON.stringify(reading) })
		.where('id', '=', diagnostic)
		.execute();
	for (const [rank, { id }] of rows.entries())
		await db
			.updateTable('diagnostic_answers')
			.set({ counted: JSON.stringify(counted[rank]) })
			.where('id', '=', id)
			.execute();
}

/** Remembers that counted answers leave, before they are erased. */
export async function takeOut(
	context: Context,
	diagnostic: number,
	answers: number
): Promise<void> {
	const { counted } = await context.db
		.selectFrom('diagnostic_answers')
		.select('counted')
		.where('id', '=', answers)
		.executeTakeFirstOrThrow();
	const reading = takeBack(await readJoint(context, diagnostic), counted as Qualities);
	await context.db
		.updateTable('diagnostic')
		.set({ joint: JSON.stringify(reading) })
		.where('id', '=', diagnostic)
		.execute();
}

async function readJoint({ db }: Context, diagnostic: number): Promise<JointReading> {
	const { joint } = await db
		.selectFrom('diagnostic')
		.select('joint')
		.where('id', '=', diagnostic)
		.executeTakeFirstOrThrow();
	return toReading(joint);
}

/** What the table holds, whose first state is empty. */
export function toReading(joint: Record<string, unknown>): JointReading {
	const { themes = {}, takenBack = {} } = joint as Partial<JointReading>;
	return { themes, takenBack };
}

function qualitiesOf(questionnaire: Questionnaire, answers: Answers): Qualities {
	const asked = askedQuestions(questionnaire, answers);
	const { themes } = drawPortrait(questionnaire.themes, asked, keptAnswers(asked, answers));
	return Object.fromEntries(
		themes.flatMap(({ theme, quality }) => (quality === null ? [] : [[theme, quality]]))
	);
}
