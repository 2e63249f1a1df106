import { sql } from 'kysely';
import type { RegisterSource } from '../../domain/organisations/register-columns.ts';
import { transact, type Context } from '../platform/context.ts';

/*
 * Filling an empty table costs five times less without the indexes of its search, made afterwards from all of
 * it. Their definitions are those of the migration: read from the database, and kept with the load until they stand
 * again, so that a cut loses none.
 */

/** Takes away the indexes of an empty table, but for its keys. Does nothing when it holds anything. */
export async function dropIndexes(
	context: Context,
	load: { id: number; source: RegisterSource }
): Promise<void> {
	const name = load.source === 'sirene-units' ? 'register_company' : 'register_association';
	if (load.source === 'sirene-seats') return;
	await transact(context, async ({ db }) => {
		const { rows } = await sql<{ name: string; definition: string }>`
			select indexname as name, indexdef as definition from pg_indexes
			where tablename = ${name} and schemaname = current_schema() and indexdef not like 'CREATE UNIQUE%'
				and not exists (select from ${sql.table(name)})
			order by indexname
		`.execute(db);
		for (const index of rows) await sql`drop index ${sql.id(index.name)}`.execute(db);
		await db
			.updateTable('register_load')
			.set({ dropped_indexes: rows.map(({ definition }) => definition) })
			.where('id', '=', load.id)
			.execute();
	});
}

/** Makes again what this load or another that never ended took away. */
export async function restoreIndexes(context: Context): Promise<void> {
	await transact(context, async ({ db }) => {
		const loads = await db
			.selectFrom('register_load')
			.select('dropped_indexes')
			.where(sql<boolean>`dropped_indexes <> '{}'`)
			.execute();
		await sql`set local maintenance_work_mem = '128MB'`.execute(db);
		for (const definition of loads.flatMap((load) => load.dropped_indexes)) {
			const safe = definition.replace(/^CREATE INDEX /, 'CREATE INDEX IF NOT EXISTS ');
			await sql.raw(safe).execute(db);
		}
		await db
			.updateTable('register_load')
			.set({ dropped_indexes: [] })
			.where(sql<boolean>`dropped_indexes <> '{}'`)
			.execute();
	});
}
