import { randomBytes } from 'node:crypto';
import type { Context } from './context.ts';

/** Asked at each request that carries a cookie: read once a database. */
const known = new WeakMap<Context['db'], Map<string, Promise<string>>>();

/**
 * A secret of this site, made the first time it is asked and kept in the database: the same for every
 * process, and after a restart. 43 letters, 32 bytes of chance.
 */
export function readSecret(context: Pick<Context, 'db' | 'now'>, name: string): Promise<string> {
	const ofDatabase = known.get(context.db) ?? new Map<string, Promise<string>>();
	known.set(context.db, ofDatabase);
	let secret = ofDatabase.get(name);
	if (!secret) {
		secret = makeOnce(context, name);
		ofDatabase.set(name, secret);
		secret.catch(() => ofDatabase.delete(name));
	}
	return secret;
}

/** Two processes that start together on one database agree on the first one written. */
async function makeOnce({ db, now }: Pick<Context, 'db' | 'now'>, name: string): Promise<string> {
	await db
		.insertInto('secret')
		.values({ name, value: randomBytes(32).toString('base64url'), created_at: now })
		.onConflict((conflict) => conflict.column('name').doNothing())
		.execute();
	const { value } = await db
		.selectFrom('secret')
		.select('value')
		.where('name', '=', name)
		.executeTakeFirstOrThrow();
	return value;
}
