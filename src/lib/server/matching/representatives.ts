import type { Reader } from '../platform/context.ts';

/** Ids of the people who speak for an organisation, the first who came first. */
export async function listRepresentatives(reader: Reader, organisation: number): Promise<string[]> {
	const rows = await reader.db
		.selectFrom('membership')
		.select('person')
		.where('organisation', '=', organisation)
		.where('role', '=', 'representative')
		.orderBy('since')
		.orderBy('person')
		.execute();
	return rows.map(({ person }) => person);
}
