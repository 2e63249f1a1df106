import { randomBytes } from 'node:crypto';
import type { SignedIn } from '../../domain/kernel/actor.ts';
import { demand } from '../../domain/kernel/policy.ts';
import { agreedLetter, messageLetter } from '../../domain/matching/letters.ts';
import { matchingPolicies as can } from '../../domain/matching/policies.ts';
import { refuse } from '../../domain/matching/refusals.ts';
import {
	areAddressesShown,
	isBlocked,
	MOST_MESSAGES,
	MOST_THREADS,
	otherSide,
	type Side
} from '../../domain/matching/thread.ts';
import { writeToPerson } from '../accounts/index.ts';
import { readerOf, transact, type Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { listRepresentatives } from './representatives.ts';
import { blocksOf, holderOf, lockThread, readersOf, type ThreadRow } from './thread-rows.ts';
import { nameSide } from './thread-names.ts';

const DAY = 24 * 3600_000;

export interface FirstMessage {
	/** Slug of the organisation written to. */
	readonly to: string;
	/** Slug of the published need it is about. */
	readonly need?: string | undefined;
	/** Id of the organisation for which she writes; null in her own name. */
	readonly as: number | null;
	readonly title: string;
	readonly body: string;
}

/**
 * Begins a thread with an organisation; answers its key. Its representatives are told by mail, without
 * the message. Refuses `unknown_organisation`, `own_organisation`, `not_reached`, `blocked`,
 * `too_many_threads`, `too_many_messages`.
 */
export async function startThread(
	context: Context,
	given: FirstMessage,
	origin: string
): Promise<string> {
	demand(context.actor, can.writeMessage, given);
	const actor = context.actor as SignedIn;
	return transact(context, async (inside) => {
		const organisation = await inside.db
			.selectFrom('organisation')
			.select('id')
			.where('slug', '=', given.to)
			.where('merged_into', 'is', null)
			.executeTakeFirst();
		if (!organisation) throw refuse('unknown_organisation');
		const to = organisation.id;
		if (actor.memberships.some((one) => one.organisation === to)) throw refuse('own_organisation');
		await countWriting(inside, actor, true);
		if (
			isBlocked(await blocksOf(readerOf(inside), { organisation: to }), senderOf(actor, given.as))
		)
			throw refuse('blocked');
		if ((await listRepresentatives(readerOf(inside), to)).length === 0) throw refuse('not_reached');
		const row = await inside.db
			.insertInto('thread')
			.values({
				key: randomBytes(12).toString('base64url'),
				title: given.title,
				need: await readNeedId(inside, to, given.need),
				from_person: actor.id,
				from_organisation: given.as,
				to_organisation: to,
				created_at: inside.now,
				last_at: inside.now
			})
			.returningAll()
			.executeTakeFirstOrThrow();
		await writeMessage(
			inside,
			actor,
			{ row, side: 'from', body: given.body, isFirst: true },
			origin
		);
		return row.key;
	});
}

/** Answers in a thread. Refuses `unknown_thread`, `blocked`, `too_many_messages`. */
export async function reply(
	context: Context,
	key: string,
	body: string,
	origin: string
): Promise<void> {
	await transact(context, async (inside) => {
		const { row, side } = await lockThread(inside, key);
		const actor = inside.actor as SignedIn;
		await countWriting(inside, actor, false);
		const holder = holderOf(row, otherSide(side));
		const as = side === 'to' ? row.to_organisation : row.from_organisation;
		if (!holder || isBlocked(await blocksOf(readerOf(inside), holder), senderOf(actor, as)))
			throw refuse('blocked');
		await inside.db
			.updateTable('thread')
			.set({ last_at: inside.now })
			.where('id', '=', row.id)
			.execute();
		await writeMessage(inside, actor, { row, side, body, isFirst: false }, origin);
	});
}

/**
 * Agrees that the other side sees one's mail address, or takes that back while the other has not agreed.
 * The second agreement shows both addresses. Refuses `unknown_thread`, `addresses_shown`, `blocked`.
 */
export async function agreeToShow(
	context: Context,
	key: string,
	agrees: boolean,
	origin: string
): Promise<void> {
	await transact(context, async (inside) => {
		const { row, side } = await lockThread(inside, key);
		const actor = inside.actor as SignedIn;
		if (areAddressesShown({ from: row.from_agreed_by, to: row.to_agreed_by }))
			throw refuse('addresses_shown');
		const holder = holderOf(row, otherSide(side));
		const as = side === 'to' ? row.to_organisation : row.from_organisation;
		if (
			agrees &&
			(!holder || isBlocked(await blocksOf(readerOf(inside), holder), senderOf(actor, as)))
		)
			throw refuse('blocked');
		await forgetGone(inside, row, otherSide(side));
		const by = agrees ? actor.id : null;
		const at = agrees ? inside.now : null;
		await inside.db
			.updateTable('thread')
			.set(
				side === 'from'
					? { from_agreed_by: by, from_agreed_at: at }
					: { to_agreed_by: by, to_agreed_at: at }
			)
			.where('id', '=', row.id)
			.execute();
		await writeJournal(inside, {
			action: agrees ? 'thread.agreed' : 'thread.agreement-withdrawn',
			subject: ['thread', row.id]
		});
		const other = side === 'from' ? row.to_agreed_by : row.from_agreed_by;
		const agreement = side === 'from' ? { from: by, to: other } : { from: other, to: by };
		if (!areAddressesShown(agreement)) return;
		for (const one of ['from', 'to'] as const) {
			const name = await nameSide(readerOf(inside), row, otherSide(one));
			const letter = agreedLetter(
				{ other: name, title: row.title },
				`${origin}/messages/${row.key}`
			);
			await writeToPerson(inside, agreement[one]!, 'contact', letter);
		}
	});
}

/** Who agreed and no longer reads the thread has not agreed any more: her address is not ours to show. */
async function forgetGone(inside: Context, row: ThreadRow, side: Side): Promise<void> {
	const by = side === 'from' ? row.from_agreed_by : row.to_agreed_by;
	if (by === null || (await readersOf(inside, row, side)).includes(by)) return;
	if (side === 'from') Object.assign(row, { from_agreed_by: null, from_agreed_at: null });
	else Object.assign(row, { to_agreed_by: null, to_agreed_at: null });
	const { from_agreed_by, from_agreed_at, to_agreed_by, to_agreed_at } = row;
	await inside.db
		.updateTable('thread')
		.set({ from_agreed_by, from_agreed_at, to_agreed_by, to_agreed_at })
		.where('id', '=', row.id)
		.execute();
}

async function writeMessage(
	inside: Context,
	actor: SignedIn,
	{ row, side, body, isFirst }: { row: ThreadRow; side: Side; body: string; isFirst: boolean },
	origin: string
): Promise<void> {
	await inside.db
		.insertInto('message')
		.values({ thread: row.id, side, author: actor.id, body, sent_at: inside.now })
		.execute();
	const reader = readerOf(inside);
	const from = await nameSide(reader, row, side);
	const to = await nameSide(reader, row, otherSide(side));
	const letter = messageLetter(
		{ from, to, title: row.title, isFirst },
		`${origin}/messages/${row.key}`
	);
	for (const person of await readersOf(inside, row, otherSide(side)))
		await writeToPerson(inside, person, 'contact', letter);
}

/** Holds the row of the person, so that two of her messages are counted one after the other. */
async function countWriting(inside: Context, actor: SignedIn, opens: boolean): Promise<void> {
	await inside.db
		.selectFrom('person')
		.select('id')
		.where('id', '=', actor.id)
		.forUpdate()
		.executeTakeFirst();
	const since = new Date(inside.now.getTime() - DAY);
	const { messages } = await inside.db
		.selectFrom('message')
		.select(({ fn }) => fn.countAll<number>().as('messages'))
		.where('author', '=', actor.id)
		.where('sent_at', '>', since)
		.executeTakeFirstOrThrow();
	if (Number(messages) >= MOST_MESSAGES) throw refuse('too_many_messages');
	if (!opens) return;
	const { threads } = await inside.db
		.selectFrom('thread')
		.select(({ fn }) => fn.countAll<number>().as('threads'))
		.where('from_person', '=', actor.id)
		.where('created_at', '>', since)
		.executeTakeFirstOrThrow();
	if (Number(threads) >= MOST_THREADS) throw refuse('too_many_threads');
}

/** The published need it is about, when it is one of that organisation; anything else is left aside. */
async function readNeedId(inside: Context, organisation: number, slug: string | undefined) {
	if (!slug) return null;
	const row = await inside.db
		.selectFrom('need')
		.select('id')
		.where('slug', '=', slug)
		.where('organisation', '=', organisation)
		.where('state', '<>', 'draft')
		.executeTakeFirst();
	return row?.id ?? null;
}

function senderOf(actor: SignedIn, as: number | null) {
	return {
		person: actor.id,
		as,
		memberships: actor.memberships.map(({ organisation }) => organisation)
	};
}
