import { sql } from 'kysely';
import type { Result } from '../../domain/learning/quiz.ts';
import type { Context, Reader } from '../platform/context.ts';
import { transact } from '../platform/context.ts';
import { readUnits } from './units.ts';

/*
 * How often each question is answered right at the first try. Nobody is known by it: a count, with neither
 * who nor when. It tells editors which questions to mend; it is rough (a first try may be sent twice).
 */

/** Counts the answers of a first try; a question left blank is not counted. */
export async function countAnswers(
	context: Context,
	unit: { readonly slug: string; readonly updated: string },
	results: readonly Result[]
): Promise<void> {
	const answered = results.filter(({ verdict }) => verdict !== 'blank');
	if (answered.length === 0) return;
	// In one order: two counts at the same time never wait for each other.
	const rows = answered
		.map(({ id, verdict }) => ({
			unit: unit.slug,
			question: id,
			version: unit.updated,
			right_count: verdict === 'right' ? 1 : 0,
			answer_count: 1
		}))
		.sort((a, b) => (a.question < b.question ? -1 : 1));
	await transact(context, ({ db }) =>
		db
			.insertInto('learning_answer_count')
			.values(rows)
			.onConflict((conflict) =>
				conflict.columns(['unit', 'question', 'version']).doUpdateSet({
					right_count: sql`learning_answer_count.right_count + excluded.right_count`,
					answer_count: sql`learning_answer_count.answer_count + excluded.answer_count`
				})
			)
			.execute()
	);
}

/** A question and how it is answered, in its present version. */
export interface CountedQuestion {
	readonly unit: { readonly slug: string; readonly title: string };
	readonly question: string;
	readonly ask: string;
	readonly right: number;
	readonly answers: number;
}

/** The questions that were answered, the most often wrong first; those of units changed since are left out. */
export async function listCountedQuestions(reader: Reader): Promise<CountedQuestion[]> {
	const rows = await reader.db.selectFrom('learning_answer_count').selectAll().execute();
	const counts = new Map(
		rows.map((row) => [`${row.unit} ${row.question} ${row.version}`, row] as const)
	);
	return (await readUnits())
		.flatMap(({ slug, title, updated, quiz }) =>
			quiz.flatMap(({ id, ask }) => {
				const row = counts.get(`${slug} ${id} ${updated}`);
				if (!row) return [];
				const { right_count: right, answer_count: answers } = row;
				return [{ unit: { slug, title }, question: id, ask, right, answers }];
			})
		)
		.sort((a, b) => a.right / a.answers - b.right / b.answers || b.answers - a.answers);
}
