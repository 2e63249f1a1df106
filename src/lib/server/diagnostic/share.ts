import { refuse } from '../../domain/diagnostic/refusals.ts';
import { keptLonger } from '../../domain/diagnostic/retention.ts';
import type { QuestionnaireId } from '../../domain/diagnostic/questionnaire.ts';
import { MOST_TOGETHER } from '../../domain/diagnostic/vocabulary.ts';
import { readerOf, transact, type Context } from '../platform/context.ts';
import { createAnswers, startDiagnostic } from './fill.ts';
import { readTogetherAnew, takeOut } from './joint.ts';
import { createLink, openLink, openOwn } from './links.ts';
import { readDiagnosticData } from './questionnaires.ts';

/*
 * What the owner of answers does with them: show them, invite others, keep them longer, do it again,
 * erase them. Each refuses `unknown_diagnostic` and `read_only`.
 */

/** A link that shows the result and changes nothing. The links of before stop working. */
export async function createReadLink(context: Context, token: string): Promise<string> {
	return transact(context, async (inside) => {
		const own = await openOwn(readerOf(inside), token);
		await withdrawLinks(inside, own, 'read');
		return createLink(inside, { kind: 'read', ...own });
	});
}

/** Makes the links to the result stop working. */
export async function withdrawReadLink(context: Context, token: string): Promise<void> {
	await withdrawLinks(context, await openOwn(readerOf(context), token), 'read');
}

/** A link by which others answer the same diagnostic. One's earlier invitations stop working. */
export async function createInvitation(context: Context, token: string): Promise<string> {
	return transact(context, async (inside) => {
		const own = await openOwn(readerOf(inside), token);
		await withdrawLinks(inside, own, 'invite');
		return createLink(inside, { kind: 'invite', ...own });
	});
}

/** Begins answers of one's own by an invitation; answers their secret link. Refuses `too_many_answers` too. */
export async function joinDiagnostic(context: Context, invitation: string): Promise<string> {
	return transact(context, async (inside) => {
		const { kind, diagnostic } = await openLink(readerOf(inside), invitation);
		if (kind !== 'invite') throw refuse('unknown_diagnostic');
		await lock(inside, diagnostic);
		const { count } = await inside.db
			.selectFrom('diagnostic_answers')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.where('diagnostic', '=', diagnostic)
			.executeTakeFirstOrThrow();
		if (Number(count) >= MOST_TOGETHER) throw refuse('too_many_answers');
		return createAnswers(inside, diagnostic);
	});
}

/** Keeps the diagnostic for who wants to do it again later; answers until when. */
export async function keepDiagnostic(context: Context, token: string): Promise<Date> {
	const { diagnostic } = await openOwn(readerOf(context), token);
	const expiresAt = keptLonger(context.now);
	await context.db
		.updateTable('diagnostic')
		.set({ expires_at: expiresAt })
		.where('id', '=', diagnostic)
		.execute();
	return expiresAt;
}

/** Begins the same diagnostic anew, remembering this one; who one is stays answered. Answers its secret link. */
export async function redoDiagnostic(context: Context, token: string): Promise<string> {
	return transact(context, async (inside) => {
		const own = await openOwn(readerOf(inside), token);
		const row = await inside.db
			.selectFrom('diagnostic_answers as mine')
			.innerJoin('diagnostic', 'diagnostic.id', 'mine.diagnostic')
			.select(['mine.answers', 'mine.place', 'diagnostic.questionnaire', 'diagnostic.name'])
			.where('mine.id', '=', own.answers)
			.executeTakeFirstOrThrow();
		const id = row.questionnaire as QuestionnaireId;
		const present = (await readDiagnosticData()).present.get(id)!;
		const first = present.orients ? present.themes[0]!.id : null;
		const kept = present.questions.filter(({ theme }) => theme === first).map((one) => one.id);
		return startDiagnostic(inside, id, {
			name: row.name,
			place: row.place,
			previous: own.answers,
			answers: Object.fromEntries(
				Object.entries(row.answers).filter(([question]) => kept.includes(question))
			)
		});
	});
}

/** Erases one's answers and their links at once; the diagnostic too when nobody else answered it. */
export async function eraseAnswers(context: Context, token: string): Promise<void> {
	await transact(context, async (inside) => {
		const own = await openOwn(readerOf(inside), token);
		const { questionnaire, version } = await lock(inside, own.diagnostic);
		await takeOut(inside, own.diagnostic, own.answers);
		await inside.db
			.deleteFrom('diagnostic_answers')
			.where('id', '=', own.answers)
			.where('diagnostic', '=', own.diagnostic)
			.execute();
		const { numDeletedRows } = await inside.db
			.deleteFrom('diagnostic')
			.where('id', '=', own.diagnostic)
			.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('diagnostic_answers')
							.select('diagnostic_answers.id')
							.whereRef('diagnostic_answers.diagnostic', '=', 'diagnostic.id')
					)
				)
			)
			.executeTakeFirst();
		if (numDeletedRows > 0n) return;
		const data = await readDiagnosticData();
		await readTogetherAnew(inside, own.diagnostic, data.version(questionnaire, version));
	});
}

/** Erases every diagnostic whose time is over, with its answers and links; answers how many. */
export async function eraseOldDiagnostics(context: Context): Promise<number> {
	const { numDeletedRows } = await context.db
		.deleteFrom('diagnostic')
		.where('expires_at', '<=', context.now)
		.executeTakeFirst();
	return Number(numDeletedRows);
}

async function lock(context: Context, diagnostic: number) {
	return context.db
		.selectFrom('diagnostic')
		.select(['questionnaire', 'version'])
		.where('id', '=', diagnostic)
		.forUpdate()
		.executeTakeFirstOrThrow();
}

async function withdrawLinks(
	context: Context,
	own: { diagnostic: number; answers: number },
	kind: 'read' | 'invite'
): Promise<void> {
	await context.db
		.deleteFrom('diagnostic_link')
		.where('kind', '=', kind)
		.where('diagnostic', '=', own.diagnostic)
		.where('answers', '=', own.answers)
		.execute();
}
