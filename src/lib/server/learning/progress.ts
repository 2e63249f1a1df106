import { sql } from 'kysely';
import { isSignedIn } from '../../domain/kernel/actor.ts';
import { demand } from '../../domain/kernel/policy.ts';
import { learningPolicies } from '../../domain/learning/policies.ts';
import type { Progress, UnitProgress } from '../../domain/learning/progress.ts';
import type { Context, Reader } from '../platform/context.ts';
import { readUnits } from './units.ts';

/** What a person did of the paths, by unit. Units that are no longer there stay hers, and are not shown. */
export async function readProgressOf(reader: Reader, person: string): Promise<Progress> {
	const rows = await reader.db
		.selectFrom('learning_progress')
		.select(['unit', 'quiz', 'exercise', 'version'])
		.where('person', '=', person)
		.orderBy('unit')
		.execute();
	return new Map(rows.map(({ unit, ...done }) => [unit, done]));
}

/** Keeps the result of a quiz: a better one before stays. Whoever has no account keeps nothing here. */
export async function recordQuiz(
	context: Context,
	unit: { readonly slug: string; readonly updated: string },
	right: number
): Promise<void> {
	if (!isSignedIn(context.actor)) return;
	await keep(context, context.actor.id, unit.slug, {
		quiz: right,
		exercise: false,
		version: unit.updated
	});
}

/** Says that the exercise of a unit is done, or that it is not. Refuses a visitor. */
export async function recordExercise(
	context: Context,
	unit: { readonly slug: string; readonly updated: string },
	exercise: boolean
): Promise<void> {
	demand(context.actor, learningPolicies.keepProgress, undefined);
	if (!isSignedIn(context.actor)) return;
	await context.db
		.insertInto('learning_progress')
		.values({
			person: context.actor.id,
			unit: unit.slug,
			quiz: 0,
			exercise,
			version: unit.updated,
			updated_at: context.now
		})
		.onConflict((conflict) =>
			conflict.columns(['person', 'unit']).doUpdateSet({
				exercise,
				version: unit.updated,
				updated_at: context.now
			})
		)
		.execute();
}

/**
 * Brings into an account what a browser remembered: the best of both, for the units that exist. Refuses a
 * visitor. Answers how many units were brought.
 */
export async function bringProgress(context: Context, brought: Progress): Promise<number> {
	demand(context.actor, learningPolicies.keepProgress, undefined);
	if (!isSignedIn(context.actor)) return 0;
	const { id } = context.actor;
	const units = (await readUnits()).filter(({ slug }) => brought.has(slug));
	for (const { slug } of units) await keep(context, id, slug, brought.get(slug)!);
	return units.length;
}

/** One statement, so that two tabs do not undo each other: what was better stays. */
async function keep(context: Context, person: string, unit: string, done: UnitProgress) {
	await context.db
		.insertInto('learning_progress')
		.values({ person, unit, ...done, updated_at: context.now })
		.onConflict((conflict) =>
			conflict.columns(['person', 'unit']).doUpdateSet({
				quiz: sql`greatest(learning_progress.quiz, excluded.quiz)`,
				exercise: sql`learning_progress.exercise or excluded.exercise`,
				version: sql`greatest(learning_progress.version, excluded.version)`,
				updated_at: context.now
			})
		)
		.execute();
}
