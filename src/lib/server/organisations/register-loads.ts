import type { RegisterSource } from '../../domain/organisations/register-columns.ts';
import type { SkipReason } from '../../domain/organisations/register-rows.ts';
import type { Context, Reader } from '../platform/context.ts';
import type { RegisterFile } from './register-file.ts';

/** A file of an official register, as it was loaded. Counts are of rows. */
export interface RegisterLoad {
	readonly id: number;
	readonly source: RegisterSource;
	readonly fileName: string;
	readonly fingerprint: string;
	readonly bytes: number;
	readonly beganAt: Date;
	readonly endedAt: Date | null;
	/** `truncated`: the file ended in the middle of a row. */
	readonly state: 'running' | 'done' | 'truncated';
	readonly rowsRead: number;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly closed: number;
	readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
	/** Left open although the file no longer holds them: it looked partial. */
	readonly spared: number;
	/** How many this source holds open once loaded; null until its end. */
	readonly standing: number | null;
	/** The first of its source: nothing can have disappeared. */
	readonly isFresh: boolean;
}

/** The loads, the last first. */
export async function listRegisterLoads(reader: Reader): Promise<RegisterLoad[]> {
	const rows = await reader.db
		.selectFrom('register_load')
		.selectAll()
		.orderBy('id', 'desc')
		.limit(200)
		.execute();
	return rows.map(viewOf);
}

/** The last load of a source, whatever its state. */
export async function readLastLoad(
	context: Context,
	source: RegisterSource
): Promise<RegisterLoad | null> {
	const row = await context.db
		.selectFrom('register_load')
		.selectAll()
		.where('source', '=', source)
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? viewOf(row) : null;
}

export async function beginLoad(
	context: Context,
	file: RegisterFile,
	fingerprint: string,
	isFresh: boolean
): Promise<RegisterLoad> {
	const row = await context.db
		.insertInto('register_load')
		.values({
			source: file.source,
			file_name: file.name,
			fingerprint,
			bytes: file.bytes,
			began_at: context.now,
			state: 'running',
			skipped: '{}',
			fresh: isFresh
		})
		.returningAll()
		.executeTakeFirstOrThrow();
	return viewOf(row);
}

export async function saveLoad(context: Context, load: RegisterLoad): Promise<void> {
	await context.db
		.updateTable('register_load')
		.set({
			ended_at: load.endedAt,
			state: load.state,
			rows_read: load.rowsRead,
			added: load.added,
			changed: load.changed,
			unchanged: load.unchanged,
			closed: load.closed,
			skipped: JSON.stringify(load.skipped),
			spared: load.spared,
			standing: load.standing
		})
		.where('id', '=', load.id)
		.execute();
}

function viewOf(row: {
	id: number;
	source: RegisterSource;
	file_name: string;
	fingerprint: string;
	bytes: number;
	began_at: Date;
	ended_at: Date | null;
	state: RegisterLoad['state'];
	rows_read: number;
	added: number;
	changed: number;
	unchanged: number;
	closed: number;
	skipped: Record<string, number>;
	spared: number;
	standing: number | null;
	fresh: boolean;
}): RegisterLoad {
	const { file_name, began_at, ended_at, rows_read, fresh, ...same } = row;
	return {
		...same,
		fileName: file_name,
		beganAt: began_at,
		endedAt: ended_at,
		rowsRead: rows_read,
		isFresh: fresh
	};
}
