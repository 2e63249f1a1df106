import { randomInt } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { didOf, PLACES_A_LIST, statusListPath, toSeconds } from '../../domain/learning/badge.ts';
import { refuse } from '../../domain/learning/refusals.ts';
import type { Context, Reader } from '../platform/context.ts';
import { readBadgeKey, signCredential } from './badge-key.ts';

/*
 * The list of withdrawn badges: Bitstring Status List 1.0, which Open Badges 3.0 recommends since its
 * version 1.3. Who reads it does not tell us which badge she checks, and learns nothing of the others:
 * places are taken by chance.
 */

/** A list is left for the next one when it is half full: chance then still finds a free place at once. */
const MOST_IN_A_LIST = PLACES_A_LIST / 2;

/** Takes a place that was never given, in the transaction of the badge that it is for. */
export async function takePlace({ db }: Context): Promise<{ list: number; place: number }> {
	const { count } = await db
		.selectFrom('badge_place')
		.select(({ fn }) => fn.countAll<string>().as('count'))
		.executeTakeFirstOrThrow();
	const list = Math.floor(Number(count) / MOST_IN_A_LIST) + 1;
	for (;;) {
		const taken = await db
			.insertInto('badge_place')
			.values({ list, place: randomInt(PLACES_A_LIST) })
			.onConflict((conflict) => conflict.doNothing())
			.returning(['list', 'place'])
			.executeTakeFirst();
		if (taken) return taken;
	}
}

/**
 * A list, signed: the place of each badge that is no longer in force is marked, those of erased accounts
 * with them. Refuses `unknown_status_list`.
 */
export async function readStatusList(
	reader: Reader,
	origin: string,
	list: number
): Promise<string> {
	const key = await readBadgeKey(reader);
	const rows =
		key && Number.isInteger(list) && list > 0 && list < 100_000
			? await reader.db
					.selectFrom('badge_place')
					.leftJoin('badge', (join) =>
						join
							.onRef('badge.list', '=', 'badge_place.list')
							.onRef('badge.place', '=', 'badge_place.place')
							.on('badge.revoked_at', 'is', null)
					)
					.select(['badge_place.place', 'badge.id'])
					.where('badge_place.list', '=', list)
					.execute()
			: [];
	if (!key || rows.length === 0) throw refuse('unknown_status_list');
	const bits = Buffer.alloc(PLACES_A_LIST / 8);
	for (const { place, id } of rows) if (id === null) bits[place >> 3]! |= 0x80 >> (place & 7);
	const address = origin + statusListPath(list);
	return signCredential(key, origin, {
		'@context': ['https://www.w3.org/ns/credentials/v2'],
		id: address,
		type: ['VerifiableCredential', 'BitstringStatusListCredential'],
		issuer: didOf(origin),
		validFrom: toSeconds(reader.now),
		credentialSubject: {
			id: `${address}#list`,
			type: 'BitstringStatusList',
			statusPurpose: 'revocation',
			// Multibase: « u » says base64url without padding.
			encodedList: `u${gzipSync(bits).toString('base64url')}`
		}
	});
}
