import { refuseData } from '#lib/domain/accounts/refusals-data.ts';
import type { Context, Reader } from '../platform/context.ts';

/** What an account says of itself on the page of its data. */
export interface PersonRecord {
	readonly mail: string;
	readonly consentAt: Date | null;
	readonly consentVersion: string | null;
	readonly createdAt: Date;
	/** The day from which it is erased, when that was asked. */
	readonly eraseAfter: Date | null;
}

/** Refuses `unknown_account`. */
export async function readPersonRecord(
	world: Reader | Context,
	person: string
): Promise<PersonRecord> {
	const row = await (world.db as Reader['db'])
		.selectFrom('person')
		.select([
			'mail',
			'consent_at as consentAt',
			'consent_version as consentVersion',
			'created_at as createdAt',
			'erase_after as eraseAfter'
		])
		.where('id', '=', person)
		.executeTakeFirst();
	if (!row) throw refuseData('unknown_account');
	return row;
}
