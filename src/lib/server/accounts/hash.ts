import { createHash } from 'node:crypto';

/**
 * What is kept of a token that opens something: enough to know it again, nothing to open with. Tokens
 * are made of chance alone (128 bits or more), so they need neither salt nor a slow hash.
 */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}
