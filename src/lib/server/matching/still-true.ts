import { createHash, randomBytes } from 'node:crypto';
import {
	isToBeAsked,
	limitsAt,
	STATE_AFTER,
	type Answer
} from '../../domain/matching/lifecycle.ts';
import { stillTrueLetter } from '../../domain/matching/letters.ts';
import { refuse } from '../../domain/matching/refusals.ts';
import type { NeedKind } from '../../domain/matching/vocabulary.ts';
import { writeToPerson } from '../accounts/index.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { bumpRevision } from '../platform/revision.ts';
import { settle } from './needs.ts';
import { listRepresentatives } from './representatives.ts';

/**
 * Once a day: asks the organisations whose need or offer was last confirmed 90 days ago, or is past its
 * last day, whether it is still true. Answers how many were asked. `origin` is the public address.
 */
export async function askStillTrue(context: Context, origin: string): Promise<number> {
	const { confirmedBefore, today } = limitsAt(context.now);
	const due = await context.db
		.selectFrom('need')
		.select('id')
		.where('state', '=', 'published')
		.where('asked_at', 'is', null)
		.where((where) =>
			where.or([where('confirmed_at', '<=', confirmedBefore), where('until', '<', today)])
		)
		.orderBy('id')
		.execute();
	let asked = 0;
	for (const { id } of due) if (await askOne(context, id, origin)) asked++;
	return asked;
}

/** One transaction each: a need that fails keeps no other from being asked, nobody is asked twice. */
async function askOne(context: Context, id: number, origin: string): Promise<boolean> {
	return transact(context, async (inside) => {
		const row = await inside.db
			.selectFrom('need')
			.innerJoin('organisation', 'organisation.id', 'need.organisation')
			.selectAll('need')
			.select('organisation.name as organisation_name')
			.where('need.id', '=', id)
			.forUpdate('need')
			.executeTakeFirst();
		const need = row && {
			...row,
			confirmedAt: row.confirmed_at,
			askedAt: row.asked_at
		};
		if (!need || !isToBeAsked(need, inside.now)) return false;
		const key = randomBytes(24).toString('base64url');
		await inside.db
			.updateTable('need')
			.set({ asked_at: inside.now, answer_hash: hashOf(key) })
			.where('id', '=', id)
			.execute();
		const letter = stillTrueLetter(
			{ kind: need.kind, title: need.title, organisation: need.organisation_name },
			`${origin}/besoins/reponse/${key}`
		);
		for (const person of await listRepresentatives(readerOf(inside), need.organisation))
			await writeToPerson(inside, person, 'need', letter);
		return true;
	});
}

/** Once a day: what was asked 15 days ago and not answered leaves the list. Answers how many. */
export async function expireUnanswered(context: Context): Promise<number> {
	return transact(context, async (inside) => {
		const due = await inside.db
			.selectFrom('need')
			.select('id')
			.where('state', '=', 'published')
			.where('asked_at', '<=', limitsAt(inside.now).askedBefore)
			.orderBy('id')
			.execute();
		if (due.length === 0) return 0;
		await bumpRevision(inside, 'needs');
		const { numUpdatedRows } = await inside.db
			.updateTable('need')
			.set((update) => ({
				state: 'expired' as const,
				closed_at: inside.now,
				updated_at: inside.now,
				version: update('version', '+', 1)
			}))
			.where(
				'id',
				'in',
				due.map(({ id }) => id)
			)
			// An answer may have come between the two.
			.where('state', '=', 'published')
			.where('asked_at', '<=', limitsAt(inside.now).askedBefore)
			.executeTakeFirst();
		return Number(numUpdatedRows);
	});
}

export interface Question {
	readonly slug: string;
	readonly kind: NeedKind;
	readonly title: string;
	readonly organisation: string;
}

/** What the key of a mail asks about. Refuses `answered` when it was answered, or never was a key of ours. */
export async function readQuestion(reader: Reader, key: string): Promise<Question> {
	const row = await reader.db
		.selectFrom('need')
		.innerJoin('organisation', 'organisation.id', 'need.organisation')
		.select(['need.slug', 'need.kind', 'need.title', 'organisation.name as organisation'])
		.where('answer_hash', '=', hashOf(key))
		.where('state', 'in', ['published', 'expired'])
		.executeTakeFirst();
	if (!row) throw refuse('answered');
	return row;
}

/**
 * Answers from a mail: the key is the right. It serves once; a late « yes » renews what has expired
 * meanwhile. Refuses `answered`.
 */
export async function answerStillTrue(
	context: Context,
	key: string,
	answer: Answer
): Promise<Question> {
	return transact(context, async (inside) => {
		const question = await readQuestion(readerOf(inside), key);
		const row = await inside.db
			.selectFrom('need')
			.select(['id', 'state', 'until'])
			.where('answer_hash', '=', hashOf(key))
			.forUpdate()
			.executeTakeFirst();
		if (!row) throw refuse('answered');
		const isOver = row.until !== null && row.until < inside.now.toISOString().slice(0, 10);
		if (answer === 'oui' && isOver)
			// The last day that was told is over: still true means without a last day.
			await inside.db.updateTable('need').set({ until: null }).where('id', '=', row.id).execute();
		await settle(inside, row.id, STATE_AFTER[answer] as 'published' | 'fulfilled' | 'expired');
		return question;
	});
}

function hashOf(key: string): string {
	return createHash('sha256').update(key).digest('hex');
}
