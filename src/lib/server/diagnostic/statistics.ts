import { sql } from 'kysely';
import { diagnose } from '../../domain/diagnostic/diagnosis.ts';
import { countTogether, type DiagnosticCount } from '../../domain/diagnostic/statistics.ts';
import { LEAST_COUNTED } from '../../domain/diagnostic/vocabulary.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { bumpRevision } from '../platform/revision.ts';
import { openOwn } from './links.ts';
import { readDiagnosticData } from './questionnaires.ts';
import { readRules } from './rules.ts';

/**
 * Counts somebody's answers in public statistics, as she agreed: five people at once, without anything
 * that leads back to them. Answers of which she takes her word back before are not counted. Refuses
 * `unknown_diagnostic`, `read_only`.
 */
export async function agreeToStatistics(
	context: Context,
	token: string,
	agrees: boolean
): Promise<void> {
	await transact(context, async (inside) => {
		const own = await openOwn(readerOf(inside), token);
		await bumpRevision(inside, 'diagnostic'); // whoever agrees at the same time waits here
		await inside.db
			.updateTable('diagnostic_answers')
			.set({ in_statistics: agrees ? 'agreed' : null })
			.where('id', '=', own.answers)
			.where('finished_at', 'is not', null)
			// What was counted cannot be found again: nothing leads back to it.
			.where(sql<string>`coalesce(in_statistics, '')`, '<>', 'counted')
			.execute();
		await countAgreed(inside);
	});
}

async function countAgreed(context: Context): Promise<void> {
	const { db } = context;
	const data = await readDiagnosticData();
	const { orientation } = await readRules(readerOf(context));
	for (const id of data.present.keys()) {
		const rows = await db
			.selectFrom('diagnostic_answers as mine')
			.innerJoin('diagnostic', 'diagnostic.id', 'mine.diagnostic')
			.select(['mine.id', 'mine.answers', 'diagnostic.questionnaire', 'diagnostic.version'])
			.where('mine.in_statistics', '=', 'agreed')
			.where('diagnostic.questionnaire', '=', id)
			.where('diagnostic.expires_at', '>', context.now)
			.execute();
		if (rows.length < LEAST_COUNTED) continue;
		const counted = rows.map(({ answers, questionnaire, version }) => {
			const { portrait } = diagnose(data.version(questionnaire, version), orientation, answers);
			return {
				questionnaire: id,
				level: portrait.level,
				themes: JSON.stringify(
					Object.fromEntries(
						portrait.themes.flatMap(({ theme, quality }) =>
							quality === null ? [] : [[theme, Math.round(quality)]]
						)
					)
				)
			};
		});
		// In the order of what they say: the order of arrival would say who.
		counted.sort((one, other) => (one.themes < other.themes ? -1 : 1));
		await db.insertInto('diagnostic_statistic').values(counted).execute();
		await db
			.updateTable('diagnostic_answers')
			.set({ in_statistics: 'counted' })
			.where(
				'id',
				'in',
				rows.map((row) => row.id)
			)
			.execute();
	}
}

/** What the diagnostics counted say, one line a questionnaire that has enough of them. */
export async function readDiagnosticStatistics(reader: Reader): Promise<DiagnosticCount[]> {
	const { present } = await readDiagnosticData();
	const rows = await reader.db
		.selectFrom('diagnostic_statistic')
		.select(['questionnaire', 'level', 'themes'])
		.execute();
	return [...present.values()].flatMap((questionnaire) => {
		const mine = rows.filter((row) => row.questionnaire === questionnaire.id);
		return countTogether(questionnaire, mine) ?? [];
	});
}
