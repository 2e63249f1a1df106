import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, Reader } from './context.ts';
import { readSecret } from './secret.ts';

const NAME = 'addresses';

/**
 * Proves that we wrote these words: 43 signs to put in an address. Whoever does not know the secret of
 * the site cannot make them, nor guess those of somebody else. It holds as long as the site.
 */
export async function signWords(context: Context, words: readonly string[]): Promise<string> {
	return proofOf(await readSecret(context, NAME), words);
}

/** Did we write these words? Takes the same time wherever the first difference is. */
export async function areOurWords(
	reader: Reader,
	words: readonly string[],
	proof: string
): Promise<boolean> {
	const secret = await reader.db
		.selectFrom('secret')
		.select('value')
		.where('name', '=', NAME)
		.executeTakeFirst();
	// Nothing was ever signed.
	if (!secret) return false;
	const [ours, given] = [Buffer.from(proofOf(secret.value, words)), Buffer.from(proof)];
	return ours.length === given.length && timingSafeEqual(ours, given);
}

/** The words are told apart: ['ab', 'c'] and ['a', 'bc'] do not have the same proof. */
function proofOf(secret: string, words: readonly string[]): string {
	return createHmac('sha256', secret).update(JSON.stringify(words)).digest('base64url');
}
