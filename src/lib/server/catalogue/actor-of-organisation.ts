import { sql } from 'kysely';
import { identifyActor } from '../../domain/catalogue/actors.ts';
import type { Family } from '../../domain/catalogue/vocabulary.ts';
import type { Reader } from '../platform/context.ts';
import { readDecidedRules } from './actor-decisions.ts';
import type { ActorSummary } from './actor-directory.ts';

/*
 * An organisation of the site and an actor of the examples may be the same: the key of the actor is what
 * ties them.
 */

export interface KeyedActor extends ActorSummary {
	readonly key: string;
}

/** The actor of a key, or null when no example names it any more. */
export async function actorOfKey(reader: Reader, key: string): Promise<KeyedActor | null> {
	return read(reader, 'key', key);
}

/** The actor of an address, or null. */
export async function findActor(reader: Reader, slug: string): Promise<KeyedActor | null> {
	return read(reader, 'slug', slug);
}

/** The actor that this organisation would be if an example named it: the same name, the same family. */
export async function sameActor(
	reader: Reader,
	{ name, family }: { readonly name: string; readonly family: Family }
): Promise<KeyedActor | null> {
	const identity = identifyActor({ name, type: family }, null, await readDecidedRules());
	return identity && read(reader, 'key', identity.key);
}

async function read(
	{ db }: Reader,
	column: 'key' | 'slug',
	value: string
): Promise<KeyedActor | null> {
	const row = await db
		.selectFrom('actor')
		.select(['key', 'slug', 'name', sql<Family>`family`.as('family'), 'examples'])
		.where(column, '=', value)
		.executeTakeFirst();
	return row ?? null;
}
