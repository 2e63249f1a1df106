import { sql } from 'kysely';
import type { Reader } from './context.ts';

/** What the health page answers when all is well. */
export interface Health {
	/** Name and version of the engine that answered, as it says them: `PostgreSQL 15.18`. */
	readonly engine: string;
	readonly migrations: number;
	readonly territories: number;
	readonly examples: number;
}

const PATIENCE = 2_000; // milliseconds

/** Asks the database what it holds; null when it does not answer, or not within two seconds. */
export async function readHealth(reader: Reader): Promise<Health | null> {
	const { promise: tooLate, resolve } = Promise.withResolvers<null>();
	const timer = setTimeout(resolve, PATIENCE, null);
	try {
		return await Promise.race([ask(reader), tooLate]);
	} catch {
		return null;
	} finally {
		clearTimeout(timer);
	}
}

async function ask({ db }: Reader): Promise<Health> {
	const counted = await db
		.selectNoFrom((from) => [
			sql<string>`split_part(version(), ' on ', 1)`.as('engine'),
			from
				.selectFrom('schema_migration')
				.select(sql<number>`count(*)`.as('count'))
				.as('migrations'),
			from
				.selectFrom('territory')
				.select(sql<number>`count(*)`.as('count'))
				.as('territories'),
			from
				.selectFrom('example')
				.select(sql<number>`count(*)`.as('count'))
				.as('examples')
		])
		.executeTakeFirstOrThrow();
	const { engine, migrations, territories, examples } = counted;
	return {
		engine,
		migrations: migrations ?? 0,
		territories: territories ?? 0,
		examples: examples ?? 0
	};
}
