import { demand } from '../../domain/kernel/policy.ts';
import { changedFields } from '../../domain/organisations/changes.ts';
import { can } from '../../domain/organisations/policies.ts';
import { recordSchema } from '../../domain/organisations/record.ts';
import { presentCodes } from '../territory/index.ts';
import { readerOf, type Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { change, type OrganisationRow } from './locked.ts';
import { refuseTaken, toFields, toRow } from './write.ts';
import { Refusal } from '../../domain/kernel/refusal.ts';

export interface OrganisationImport {
	readonly created: number;
	readonly updated: number;
	readonly unchanged: number;
	/** What is wrong, by line of the file; when there is anything, nothing is written. */
	readonly faults: readonly { readonly line: number; readonly sentence: string }[];
}

/**
 * Writes the records of a file that the exports wrote, by their address: all, or nothing when one is wrong.
 * Who represents them is never in a file.
 */
export async function importOrganisations(
	context: Context,
	records: readonly { readonly line: number; readonly record: unknown }[]
): Promise<OrganisationImport> {
	demand(context.actor, can.merge, undefined);
	const faults: { line: number; sentence: string }[] = [];
	try {
		return await change(context, async (inside) => {
			let [created, updated, unchanged] = [0, 0, 0];
			for (const { line, record } of records) {
				const parsed = recordSchema.safeParse(record);
				if (!parsed.success) {
					for (const { path, message } of parsed.error.issues)
						faults.push({ line, sentence: `${path.join('.')} : ${message}` });
					continue;
				}
				const { slug, ...given } = parsed.data;
				const codes = [...given.territories, ...(given.place ? [given.place] : [])];
				const present = await presentCodes(readerOf(inside), codes);
				const unknown = codes.find((code) => !present.has(code));
				if (unknown) {
					faults.push({ line, sentence: `Le territoire ${unknown} n’existe pas.` });
					continue;
				}
				const fields = {
					...given,
					siren: given.siren ?? given.siret?.slice(0, 9) ?? null,
					place: given.place && present.get(given.place)!.code,
					territories: [...new Set(given.territories.map((code) => present.get(code)!.code))]
				};
				const row = await inside.db
					.selectFrom('organisation')
					.selectAll()
					.where('slug', '=', slug)
					.executeTakeFirst();
				if (row && changedFields(toFields(row as OrganisationRow), fields).length === 0) {
					unchanged++;
					continue;
				}
				try {
					await refuseTaken(inside, fields, row?.id ?? null);
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
					faults.push({ line, sentence: error.message });
					continue;
				}
				const { id } = row
					? await inside.db
							.updateTable('organisation')
							.set({ ...toRow(fields), version: row.version + 1, updated_at: inside.now })
							.where('id', '=', row.id)
							.returning('id')
							.executeTakeFirstOrThrow()
					: await inside.db
							.insertInto('organisation')
							.values({ slug, ...toRow(fields), created_at: inside.now, updated_at: inside.now })
							.returning('id')
							.executeTakeFirstOrThrow();
				await writeJournal(inside, {
					action: 'organisation.imported',
					subject: ['organisation', id]
				});
				if (row) updated++;
				else created++;
			}
			if (faults.length > 0) throw new Undone();
			return { created, updated, unchanged, faults };
		});
	} catch (error) {
		if (!(error instanceof Undone)) throw error;
		return { created: 0, updated: 0, unchanged: 0, faults };
	}
}

/** Undoes the transaction of a file that has faults. */
class Undone extends Error {}
