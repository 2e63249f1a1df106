import { randomBytes } from 'node:crypto';
import { isSignedIn } from '../../domain/kernel/actor.ts';
import { demand } from '../../domain/kernel/policy.ts';
import { isEarned, isWhole, writeCredential } from '../../domain/learning/badge.ts';
import { minutesLeft, PATH_IDS, unitsOf, type PathId } from '../../domain/learning/graph.ts';
import { learningPolicies } from '../../domain/learning/policies.ts';
import { finishedOf } from '../../domain/learning/progress.ts';
import { refuse } from '../../domain/learning/refusals.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { makeBadgeKey, signCredential } from './badge-key.ts';
import { readProgressOf } from './progress.ts';
import { takePlace } from './status-list.ts';
import { readUnits } from './units.ts';

/**
 * Gives a person the badge of a path that her account has finished, under the name that she chose;
 * answers its id. Asked twice, even at once, it is the same badge: the first one. Refuses a visitor, and
 * `path_not_finished`.
 */
export async function issueBadge(
	context: Context,
	asked: { readonly path: PathId; readonly name: string; readonly origin: string }
): Promise<string> {
	demand(context.actor, learningPolicies.earnBadge, undefined);
	if (!isSignedIn(context.actor)) throw refuse('path_not_finished');
	const person = context.actor.id;
	const { path, name, origin } = asked;
	const all = await readUnits();
	return transact(context, async (inner) => {
		const { db, now } = inner;
		// Her badges follow one another: two forms sent at once are one badge.
		await db.selectFrom('person').select('id').where('id', '=', person).forUpdate().execute();
		const before = await db
			.selectFrom('badge')
			.select('id')
			.where('person', '=', person)
			.where('path', '=', path)
			.where('revoked_at', 'is', null)
			.executeTakeFirst();
		if (before) return before.id;
		const progress = await readProgressOf(readerOf(inner), person);
		if (!isEarned(all, path, progress)) throw refuse('path_not_finished');
		const id = randomBytes(16).toString('base64url');
		const where = await takePlace(inner);
		const credential = writeCredential({
			...{ origin, id, path, name, progress },
			units: unitsOf(all, path),
			issuedAt: now,
			...where
		});
		const jwt = await signCredential(await makeBadgeKey(inner), origin, credential);
		await db
			.insertInto('badge')
			.values({ id, person, path, jwt, issued_at: now, ...where })
			.execute();
		await writeJournal(inner, {
			action: 'badge.issued',
			subject: ['badge', id],
			details: { path }
		});
		return id;
	});
}

/** Withdraws a badge, for ever: she may ask for another. Refuses `unknown_badge`, and who may not. */
export async function revokeBadge(context: Context, id: string): Promise<void> {
	await transact(context, async (inner) => {
		const badge = await inner.db
			.selectFrom('badge')
			.select(['person', 'revoked_at'])
			.where('id', '=', id)
			.forUpdate()
			.executeTakeFirst();
		if (!badge) throw refuse('unknown_badge');
		demand(inner.actor, learningPolicies.revokeBadge, badge);
		if (badge.revoked_at) return;
		const isHers = isSignedIn(inner.actor) && inner.actor.id === badge.person;
		const by = isHers ? 'holder' : 'administrator';
		await inner.db
			.updateTable('badge')
			.set({ revoked_at: inner.now, revoked_by: by })
			.where('id', '=', id)
			.execute();
		await writeJournal(inner, { action: 'badge.revoked', subject: ['badge', id], details: { by } });
	});
}

/** What a person may ask for and has, by path, the shortest first; paths not wholly written are left out. */
export interface OwnBadge {
	readonly path: PathId;
	/** Minutes that are left before it can be asked for. */
	readonly left: number;
	/** The one in force. */
	readonly id: string | null;
	readonly withdrawn: readonly { readonly id: string; readonly on: string }[];
}

/** The badges of whoever is signed in. */
export async function listOwnBadges(reader: Reader): Promise<OwnBadge[]> {
	if (!isSignedIn(reader.actor)) return [];
	const units = await readUnits();
	const done = finishedOf(await readProgressOf(reader, reader.actor.id));
	const rows = await reader.db
		.selectFrom('badge')
		.select(['id', 'path', 'revoked_at'])
		.where('person', '=', reader.actor.id)
		.orderBy('issued_at')
		.execute();
	return PATH_IDS.filter((path) => isWhole(units, path)).map((path) => {
		const hers = rows.filter((row) => row.path === path);
		return {
			path,
			left: minutesLeft(unitsOf(units, path), done),
			id: hers.find(({ revoked_at }) => revoked_at === null)?.id ?? null,
			withdrawn: hers.flatMap(({ id, revoked_at }) =>
				revoked_at ? [{ id, on: revoked_at.toISOString().slice(0, 10) }] : []
			)
		};
	});
}
