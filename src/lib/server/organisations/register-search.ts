import type { RegisterEntry } from '../../domain/organisations/register-entry.ts';
import { readNumber, type RegisterQuery } from '../../domain/organisations/register-query.ts';
import type { Reader } from '../platform/context.ts';
import { communesOf, listRows } from './register-parts.ts';
import { findByNumber, readRow, type Row } from './register-shelves.ts';

const MOST = 100;

/**
 * Entries of the registers that are open. In the order of names, those that begin by the text before those
 * that hold its words elsewhere; nearest first when a point is given. One more page: `after` is the
 * last key seen. An unknown territory, or one without entries, answers none.
 */
export async function searchRegisters(
	reader: Reader,
	query: RegisterQuery
): Promise<readonly RegisterEntry[]> {
	const limit = Math.min(MOST, Math.max(1, Math.trunc(query.limit ?? 20) || 20));
	const number = readNumber(query.text ?? '');
	if (number) {
		if (query.after) return [];
		const found = await findByNumber(reader, number);
		const places = query.place ? await communesOf(reader, query.place) : null;
		return complete(
			reader,
			found.filter(({ place }) => !places || places.includes(place ?? '')).slice(0, limit)
		);
	}
	const after = query.after ? await readRow(reader, query.after) : null;
	return complete(reader, await listRows(reader, query, limit, after));
}

/** The entry of a key, `rna-…` or `siren-…`: an association is found under both. Null when none is open. */
export async function readRegisterEntry(
	reader: Reader,
	key: string
): Promise<RegisterEntry | null> {
	const row = await readRow(reader, key);
	return row ? ((await complete(reader, [row]))[0] ?? null) : null;
}

/** An association takes from Sirene what the RNA does not say. */
async function complete(reader: Reader, rows: readonly Row[]): Promise<RegisterEntry[]> {
	const keys = rows.filter(({ key }) => key.startsWith('rna-')).map(({ key }) => key);
	const twins =
		keys.length === 0
			? []
			: await reader.db
					.selectFrom('register_company')
					.select([
						'twin',
						'siren',
						'siret',
						'acronym',
						'legal_category',
						'place',
						'town',
						'domains'
					])
					.where('twin', 'in', keys)
					.where('closed_on', 'is', null)
					.orderBy('siren')
					.execute();
	return rows.map((row) => {
		const twin = twins.find(({ twin }) => twin === row.key);
		return {
			key: row.key,
			name: row.name,
			acronym: row.acronym ?? twin?.acronym ?? null,
			siren: twin?.siren ?? row.siren,
			siret: twin?.siret ?? row.siret,
			rna: row.rna,
			purpose: row.purpose,
			legalCategory: row.legal_category ?? twin?.legal_category ?? null,
			place: row.place ?? twin?.place ?? null,
			town: row.town ?? twin?.town ?? null,
			domains: row.domains.length > 0 ? row.domains : (twin?.domains ?? []),
			website: row.website
		};
	});
}
