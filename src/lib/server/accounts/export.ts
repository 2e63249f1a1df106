import { sql } from 'kysely';
import type { PersonalExport, ExportedTable } from '#lib/domain/accounts/export-page.ts';
import { dataPolicies } from '#lib/domain/accounts/policies-data.ts';
import type { SignedIn } from '#lib/domain/kernel/actor.ts';
import { demand } from '#lib/domain/kernel/policy.ts';
import { transact, type Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { isAbout, type PersonalTable, type Whom } from '../platform/personal-data.ts';
import { readPersonRecord } from './person-record.ts';

/**
 * All that the site holds about whoever acts, in the tables of `registry`. Writes in the journal that it
 * was taken. Everything is read at one instant.
 */
export async function exportMyData(
	context: Context & { readonly actor: SignedIn },
	registry: readonly PersonalTable[]
): Promise<PersonalExport> {
	const person = context.actor.id;
	demand(context.actor, dataPolicies.exportData, person);
	return transact(context, async (inside) => {
		await writeJournal(inside, { action: 'account.exported', subject: ['person', person] });
		const { mail } = await readPersonRecord(inside, person);
		const tables: ExportedTable[] = [];
		for (const declared of registry)
			tables.push(await exportTable(inside, declared, { id: person, mail }));
		return {
			format: 'fr.faire-alliance.mes-donnees',
			version: 1,
			made_at: inside.now.toISOString(),
			person,
			tables: tables.toReversed()
		};
	});
}

async function exportTable(
	{ db }: Context,
	{ table, label, links, notExported = {}, words = {} }: PersonalTable,
	whom: Whom
): Promise<ExportedTable> {
	const about = sql.join(
		links.map((link) => isAbout(link, whom)),
		sql` or `
	);
	// As JSON, both engines write a value the same way.
	const { rows } = await sql<{ row: Record<string, unknown> }>`
		select to_jsonb(whole_row) as row from ${sql.table(table)} as whole_row where ${about}`.execute(db);
	return {
		table,
		label,
		words,
		left_out: notExported,
		rows: rows.map(({ row }) =>
			Object.fromEntries(
				Object.entries(row)
					.filter(([column]) => !Object.hasOwn(notExported, column))
					.map(([column, value]) => [column, atUtc(value)])
			)
		)
	};
}

/** PostgreSQL writes an instant in its own manner inside JSON: `2026-03-12T09:30:00+00:00`. */
function atUtc(value: unknown): unknown {
	const isInstant =
		typeof value === 'string' &&
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[.\d]*[+-]\d{2}:\d{2}$/.test(value);
	return isInstant ? new Date(value).toISOString() : value;
}
