import type { Side } from '../../domain/matching/thread.ts';
import type { Reader } from '../platform/context.ts';
import type { ThreadRow } from './thread-rows.ts';

const GONE = 'Une personne qui n’est plus inscrite';
const NAMELESS = 'Une personne inscrite';

/** Who stands on a side: the name of the organisation, else of the person. Never an address. */
export async function nameSide(reader: Reader, row: ThreadRow, side: Side): Promise<string> {
	const organisation = side === 'to' ? row.to_organisation : row.from_organisation;
	if (organisation === null) return namePerson(reader, row.from_person);
	const { name } = await reader.db
		.selectFrom('organisation')
		.select('name')
		.where('id', '=', organisation)
		.executeTakeFirstOrThrow();
	return name;
}

export async function namePerson({ db }: Reader, person: string | null): Promise<string> {
	if (person === null) return GONE;
	const row = await db
		.selectFrom('person')
		.select('name')
		.where('id', '=', person)
		.executeTakeFirst();
	return personWord(row ? row.name : null);
}

/** The name of an account: empty until she says it; null once she is gone. */
export function personWord(name: string | null): string {
	if (name === null) return GONE;
	// Some put their address in the place of their name: it is not shown for that.
	return name.trim() === '' || name.includes('@') ? NAMELESS : name;
}
