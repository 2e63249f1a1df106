import { sql } from 'kysely';
import { checkExample } from '../../domain/catalogue/example.ts';
import { refuse } from '../../domain/catalogue/refusals.ts';
import { readerOf, transact, type Context } from '../platform/context.ts';
import { bumpRevision } from '../platform/revision.ts';
import { importExamples } from './import.ts';
import { readWithdrawn } from './withdrawn.ts';

/*
 * A withdrawn example is moved out of the table that lists, exports and search read: none of them can
 * forget to leave it aside.
 */

/**
 * Takes an example out of the catalogue, with the reason that its page will give. Refuses
 * `unknown_example`, `already_withdrawn`, `administrator_only`.
 */
export async function withdrawExample(
	context: Context,
	slug: string,
	reason: string
): Promise<void> {
	askOperator(context);
	await transact(context, async (inside) => {
		const row = await inside.db
			.selectFrom('example')
			.select([
				'slug',
				'title',
				sql<Record<string, unknown>>`record`.as('record'),
				'origin',
				'created_at'
			])
			.where('slug', '=', slug)
			.forUpdate()
			.executeTakeFirst();
		if (!row) {
			const [withdrawn] = await readWithdrawn(readerOf(inside), [slug]);
			throw refuse(withdrawn ? 'already_withdrawn' : 'unknown_example');
		}
		await inside.db
			.insertInto('withdrawn_example')
			.values({
				...row,
				record: JSON.stringify(row.record),
				reason: reason.trim(),
				withdrawn_at: inside.now
			})
			.execute();
		await inside.db.deleteFrom('example').where('slug', '=', slug).execute();
		await bumpRevision(inside, 'catalogue');
	});
}

/** Puts an example back as it was. Refuses `not_withdrawn`, `administrator_only`. */
export async function restoreExample(context: Context, slug: string): Promise<void> {
	askOperator(context);
	await transact(context, async (inside) => {
		const row = await inside.db
			.deleteFrom('withdrawn_example')
			.where('slug', '=', slug)
			.returning([sql<unknown>`record`.as('record'), 'origin', 'created_at'])
			.executeTakeFirst();
		if (!row) throw refuse('not_withdrawn');
		const entry = { line: 1, slug, ...checkExample(row.record, inside.now) };
		if ('faults' in entry) {
			const first = entry.faults[0]!;
			throw new Error(`withdrawn example ${slug}: ${first.field} ${first.sentence}`);
		}
		await importExamples(inside, [entry], { origin: row.origin, strict: true });
		await inside.db
			.updateTable('example')
			.set({ created_at: row.created_at })
			.where('slug', '=', slug)
			.execute();
	});
}

/** Accounts are not there yet: whoever holds the password or the keyboard of the machine is the operator. */
export function askOperator({ actor }: Context): void {
	if (actor.kind !== 'operator') throw refuse('administrator_only');
}
