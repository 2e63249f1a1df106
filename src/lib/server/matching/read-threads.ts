import { sql } from 'kysely';
import { isSignedIn, type SignedIn } from '../../domain/kernel/actor.ts';
import { areAddressesShown, otherSide, piecesOf, type Side } from '../../domain/matching/thread.ts';
import type { ShownMessage, ThreadLine, ThreadView } from '../../domain/matching/thread-view.ts';
import type { Reader } from '../platform/context.ts';
import { nameSide, personWord } from './thread-names.ts';
import { blocksOf, findThread, holderOf, sidesOf, type ThreadRow } from './thread-rows.ts';
import { matchingPolicies as can, sideOf } from '../../domain/matching/policies.ts';

/** The threads that the reader takes part in, the last written first; 200 at most. */
export async function listThreads(reader: Reader): Promise<ThreadLine[]> {
	if (!isSignedIn(reader.actor)) return [];
	const { id, memberships } = reader.actor;
	const own = memberships.map(({ organisation }) => organisation);
	const rows = await reader.db
		.selectFrom('thread')
		.selectAll()
		.select((select) =>
			select
				.selectFrom('message')
				.select('message.side')
				.whereRef('message.thread', '=', 'thread.id')
				.orderBy('message.id', 'desc')
				.limit(1)
				.as('last_side')
		)
		.where((where) =>
			where.or([
				where('from_person', '=', id),
				...(own.length > 0
					? [where('from_organisation', 'in', own), where('to_organisation', 'in', own)]
					: [])
			])
		)
		.orderBy('last_at', 'desc')
		.orderBy('id', 'desc')
		.limit(200)
		.execute();
	const lines: ThreadLine[] = [];
	for (const row of rows) {
		if (!can.readThread.may(reader.actor, sidesOf(row))) continue;
		const side = sideOf(reader.actor, sidesOf(row))!;
		lines.push({
			key: row.key,
			title: row.title,
			other: await nameSide(reader, row, otherSide(side)),
			lastAt: row.last_at,
			isWaiting: row.last_side !== side
		});
	}
	return lines;
}

/** A thread as its reader sees it. Refuses `unknown_thread`. */
export async function readThread(reader: Reader, key: string): Promise<ThreadView> {
	const { row, side } = await findThread(reader, key);
	const actor = reader.actor as SignedIn;
	const other = otherSide(side);
	return {
		key: row.key,
		title: row.title,
		side,
		need: await readNeedOf(reader, row),
		other: {
			name: await nameSide(reader, row, other),
			organisation: await slugOf(
				reader,
				other === 'to' ? row.to_organisation : row.from_organisation
			)
		},
		own: await nameSide(reader, row, side),
		messages: await readMessages(reader, row, actor),
		agreed: {
			own: agreedBy(row, side) !== null,
			other: agreedBy(row, other) !== null
		},
		address: await readAddress(reader, row, other),
		blocks: await readBlocks(reader, row, side)
	};
}

async function readMessages(
	{ db }: Reader,
	row: ThreadRow,
	actor: SignedIn
): Promise<ShownMessage[]> {
	const rows = await db
		.selectFrom('message')
		.leftJoin('person', 'person.id', 'message.author')
		.leftJoin('organisation', (join) =>
			join.on(
				'organisation.id',
				'=',
				sql<number>`case when message.side = 'to' then ${row.to_organisation}::bigint else ${row.from_organisation}::bigint end`
			)
		)
		.leftJoin('message_report', (join) =>
			join
				.onRef('message_report.message', '=', 'message.id')
				.on('message_report.reported_by', '=', actor.id)
		)
		.select([
			'message.id',
			'message.side',
			'message.author',
			'message.body',
			'message.sent_at',
			'person.name',
			'organisation.name as organisation',
			'message_report.id as report'
		])
		.where('message.thread', '=', row.id)
		.orderBy('message.id')
		.execute();
	// Links are followed once both sides have written: a stranger's are not.
	const answered = rows.find(({ side }) => side === 'to')?.id ?? Infinity;
	return rows.map((one) => {
		const person = personWord(one.author === null ? null : (one.name ?? ''));
		return {
			id: one.id,
			side: one.side,
			isMine: one.author === actor.id,
			author: one.organisation ? `${person}, pour ${one.organisation}` : person,
			pieces: piecesOf(one.body, one.id > answered),
			sentAt: one.sent_at,
			isReported: one.report !== null
		};
	});
}

function agreedBy(row: ThreadRow, side: Side): string | null {
	return side === 'from' ? row.from_agreed_by : row.to_agreed_by;
}

/** The address of who agreed on the other side: only once both did. */
async function readAddress({ db }: Reader, row: ThreadRow, other: Side) {
	const agreement = { from: row.from_agreed_by, to: row.to_agreed_by };
	if (!areAddressesShown(agreement)) return null;
	const person = await db
		.selectFrom('person')
		.select(['name', 'mail'])
		.where('id', '=', agreement[other]!)
		.executeTakeFirst();
	return person ? { name: personWord(person.name), mail: person.mail } : null;
}

async function readNeedOf({ db }: Reader, { need }: ThreadRow) {
	if (need === null) return null;
	const row = await db
		.selectFrom('need')
		.select(['slug', 'title'])
		.where('id', '=', need)
		.where('state', '<>', 'draft')
		.executeTakeFirst();
	return row ?? null;
}

async function slugOf({ db }: Reader, organisation: number | null): Promise<string | null> {
	if (organisation === null) return null;
	const row = await db
		.selectFrom('organisation')
		.select('slug')
		.where('id', '=', organisation)
		.executeTakeFirst();
	return row?.slug ?? null;
}

async function readBlocks(reader: Reader, row: ThreadRow, side: Side) {
	const own = holderOf(row, side);
	const blocks = own ? await blocksOf(reader, own) : [];
	const organisation = side === 'from' ? row.to_organisation : row.from_organisation;
	// Only who began a thread is a person to the other side; an organisation answers as one.
	const person = side === 'to' ? row.from_person : null;
	return {
		person: person !== null && blocks.some((one) => one.person === person),
		organisation: organisation !== null && blocks.some((one) => one.organisation === organisation),
		canBlockPerson: person !== null,
		canBlockOrganisation: organisation !== null
	};
}
