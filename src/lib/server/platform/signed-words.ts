import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, Reader } from './context.ts';

/**
 * Proves that we wrote these words: 43 signs to put in an address. Whoever does not know the secret of
 * the site cannot make them, nor guess those of somebody else. Made at the first need, kept for good.
 */
export async function signWords(context: Context, words: readonly string[]): Promise<string> {
	return proofOf(await secretOf(context), words);
}

/** Did we write these words? Takes the same time wherever the first difference is. */
export async function areOurWords(
	reader: Reader,
	words: readonly string[],
	proof: string
): Promise<boolean> {
	const row = await reader.db
		.selectFrom('site_secret')
		.select('value')
		.where('name', '=', NAME)
		.executeTakeFirst();
	if (!row) return false;
	const [ours, given] = [Buffer.from(proofOf(row.value, words)), Buffer.from(proof)];
	return ours.length === given.length && timingSafeEqual(ours, given);
}

const NAME = 'addresses';

async function secretOf({ db }: Context): Promise<string> {
	const find = () =>
		db.selectFrom('site_secret').select('value').where('name', '=', NAME).executeTakeFirst();
	const known = await find();
	if (known) return known.value;
	const value = randomBytes(32).toString('base64url');
	// Two processes at once: the first to write is right for both.
	await db
		.insertInto('site_secret')
		.values({ name: NAME, value })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return (await find())!.value;
}

/** The words are told apart: ['ab', 'c'] and ['a', 'bc'] do not have the same proof. */
function proofOf(secret: string, words: readonly string[]): string {
	return createHmac('sha256', secret).update(JSON.stringify(words)).digest('base64url');
}
