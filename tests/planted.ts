import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { anOrganisation } from './cast.ts';
import type { Context } from '#lib/server/platform/context.ts';
import type { Database } from '#lib/server/platform/db/schema.ts';
import type { PersonalLink, PersonalTable, Whom } from '#lib/server/platform/personal-data.ts';

/*
 * Fills the tables that areas declared as personal with texts that are easy to find again. The columns
 * are read from the database, so a table that was declared yesterday needs nothing here, unless a check
 * or a foreign key asks for a value of its own: it is then given in VALUES.
 */

/**
 * What a column takes when its type does not say it: `table.column`, or `column` for all tables;
 * `table.link>column` for the rows of one link.
 */
const VALUES: Readonly<Record<string, unknown>> = {
	'badge.list': 1,
	'badge.path': 'decouvrir',
	'badge.revoked_by': null,
	'contact_block.by_person>by_organisation': null,
	'contact_block.person>organisation': null,
	'journal.actor': 'person',
	'mail.kind': 'need',
	'mail_refusal.kind': 'need',
	'membership.role': 'member',
	'membership.proof': 'mail',
	'organisation_claim.way': 'mail',
	'organisation_claim.state': 'waiting',
	'organisation_invitation.role': 'member',
	'organisation_invitation.state': 'waiting',
	'report.kind': 'fait',
	'sign_in_method.siret': '12345678901234',
	'message.side': 'from',
	'message_report.settled_at': new Date('2026-03-12T09:30:00Z'),
	'message_report.settled_by>note': 'fait',
	'need.kind': 'need',
	'need.state': 'draft'
};

/** A text that was planted, and whether the export must hold it. */
export interface Planted {
	readonly table: string;
	readonly column: string;
	readonly text: string;
	readonly exported: boolean;
}

interface Column {
	readonly table: string;
	readonly column: string;
	readonly type: string;
	readonly needed: boolean;
	/** Table that it points to. */
	readonly target: string | null;
}

/**
 * One row a link of each table, about this person. A marker stands in each free text of the rows that go
 * with the account, and in the columns that are emptied of those that stay.
 */
export async function plantMarkers(
	context: Context,
	registry: readonly PersonalTable[],
	whom: Whom,
	marker: string
): Promise<Planted[]> {
	const columns = await readColumns(context.db);
	const planted: Planted[] = [];
	// The account is there already.
	for (const declared of registry.filter(({ table }) => table !== 'person'))
		for (const link of declared.links)
			planted.push(
				...(await plantRow(
					context,
					columns.filter(({ table }) => table === declared.table),
					declared,
					link,
					whom,
					marker
				))
			);
	return planted;
}

async function plantRow(
	context: Context,
	columns: readonly Column[],
	{ table, notExported = {} }: PersonalTable,
	link: PersonalLink,
	whom: Whom,
	marker: string
): Promise<Planted[]> {
	const planted: Planted[] = [];
	const values: [string, unknown][] = [];
	const isHers = (column: string) =>
		link.erase === 'delete' || ('set' in link.erase && Object.hasOwn(link.erase.set, column));
	for (const { column, type, needed, target } of columns) {
		const given = [`${table}.${link.column}>${column}`, `${table}.${column}`, column]
			.filter((name) => Object.hasOwn(VALUES, name))
			.map((name) => VALUES[name])[0];
		if (column === link.column) {
			const held = holding(link, whom);
			values.push([column, held]);
		} else if (given !== undefined) values.push([column, given]);
		else if (target === 'person') {
			if (needed) values.push([column, await somebody(context)]);
		} else if (target === 'organisation') values.push([column, await anOrganisation(context)]);
		else if (target === 'thread') values.push([column, await aThread(context)]);
		else if (target === 'message') values.push([column, await aMessage(context)]);
		// A key of two columns points to no table by itself.
		else if (table === 'badge' && column === 'place')
			values.push([column, await aPlaceOfBadge(context)]);
		else if (target !== null) {
			if (needed) throw new Error(`${table}.${column}: give it a value in tests/planted.ts`);
		} else if (type === 'text' && isHers(column)) {
			const text = `${marker} ${table} ${column} ${randomUUID()}`;
			values.push([column, text]);
			planted.push({ table, column, text, exported: !Object.hasOwn(notExported, column) });
		} else if (needed) values.push([column, plain(type)]);
	}
	await sql`insert into ${sql.table(table)} (${sql.join(values.map(([column]) => sql.ref(column)))})
		values (${sql.join(values.map(([, value]) => value))})`.execute(context.db);
	return planted;
}

/** A place of the first list of withdrawn badges, another at each call. */
async function aPlaceOfBadge({ db }: Context): Promise<number> {
	const place = (await db.selectFrom('badge_place').select('place').execute()).length;
	await db.insertInto('badge_place').values({ list: 1, place }).execute();
	return place;
}

async function aThread(context: Context): Promise<number> {
	const { id } = await context.db
		.insertInto('thread')
		.values({
			key: randomUUID(),
			title: 'Essai',
			to_organisation: await anOrganisation(context),
			created_at: context.now,
			last_at: context.now
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

async function aMessage(context: Context): Promise<number> {
	const { id } = await context.db
		.insertInto('message')
		.values({
			thread: await aThread(context),
			side: 'to',
			body: 'Essai',
			sent_at: context.now
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

function holding({ holds, match }: PersonalLink, { id, mail }: Whom): string {
	// As people type it: an address has no capitals for us.
	const held = holds === 'person' ? id : mail.toUpperCase();
	return match === 'contains' ? `{"for":"${held}","nonce":"${randomUUID()}"}` : held;
}

async function somebody({ db, now }: Context): Promise<string> {
	const id = randomUUID();
	const dates = { created_at: now, updated_at: now };
	await db
		.insertInto('person')
		.values({ id, mail: `${id}@example.net`, ...dates })
		.execute();
	return id;
}

function plain(type: string): unknown {
	if (type.endsWith('[]')) return [];
	if (type === 'boolean') return true;
	if (type === 'jsonb') return '{}';
	if (/^(timestamp|date)/.test(type)) return new Date('2026-03-12T09:30:00Z');
	if (/^(big|small)?int|numeric|double/.test(type)) return 1;
	return `x-${randomUUID()}`;
}

/** Every column of our tables. `needed`: it takes no null and makes no value of its own. */
export async function readColumns(db: Kysely<Database>): Promise<Column[]> {
	const { rows } = await sql<Column>`
		select
			class.relname as table,
			attname as column,
			format_type(atttypid, null) as type,
			attnotnull and not atthasdef and attidentity = '' as needed,
			(
				select target.relname
				from pg_constraint
				join pg_class target on target.oid = confrelid
				where contype = 'f' and conrelid = class.oid and conkey = array[attnum]
				limit 1
			) as target
		from pg_attribute
		join pg_class class on class.oid = attrelid
		where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0
			and not attisdropped and attidentity = ''
		order by 1, attnum`.execute(db);
	return rows;
}

/** Every row of every table, as JSON text. */
export async function dumpAll(db: Kysely<Database>): Promise<{ table: string; row: string }[]> {
	const tables = [...new Set((await readColumns(db)).map(({ table }) => table))];
	const dump: { table: string; row: string }[] = [];
	for (const table of tables) {
		const { rows } = await sql<{ row: string }>`
			select to_jsonb(whole_row)::text as row from ${sql.table(table)} as whole_row`.execute(db);
		dump.push(...rows.map(({ row }) => ({ table, row })));
	}
	return dump;
}
