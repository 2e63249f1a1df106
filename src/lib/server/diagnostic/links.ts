import { createHash, randomBytes } from 'node:crypto';
import { refuse } from '../../domain/diagnostic/refusals.ts';
import type { Context, Reader } from '../platform/context.ts';

/** What a secret link opens. */
export interface Opened {
	readonly kind: 'answer' | 'read' | 'invite';
	readonly diagnostic: number;
	/** The answers it leads to; of an invitation, those of who invites. */
	readonly answers: number;
}

const BYTES = 32;

/** Makes a link of 256 bits. It is answered once; only its hash is kept. */
export async function createLink(
	context: Context,
	{ kind, diagnostic, answers }: Opened
): Promise<string> {
	const token = randomBytes(BYTES).toString('base64url');
	await context.db
		.insertInto('diagnostic_link')
		.values({ token_hash: hashOf(token), kind, diagnostic, answers, created_at: context.now })
		.execute();
	return token;
}

/** What a link opens as of now. Refuses `unknown_diagnostic`: never made, mistyped, taken back, or its time is over. */
export async function openLink(reader: Reader, token: string): Promise<Opened> {
	// What has not the shape of ours is not worth a query.
	if (!/^[A-Za-z0-9_-]{43}$/.test(token)) throw refuse('unknown_diagnostic');
	const row = await reader.db
		.selectFrom('diagnostic_link as link')
		.innerJoin('diagnostic', 'diagnostic.id', 'link.diagnostic')
		.select(['link.kind', 'link.diagnostic', 'link.answers'])
		.where('link.token_hash', '=', hashOf(token))
		.where('diagnostic.expires_at', '>', reader.now)
		.executeTakeFirst();
	if (!row) throw refuse('unknown_diagnostic');
	return row;
}

/** The same for who must own the answers. Refuses `unknown_diagnostic`, `read_only`. */
export async function openOwn(
	reader: Reader,
	token: string
): Promise<{ diagnostic: number; answers: number }> {
	const { kind, diagnostic, answers } = await openLink(reader, token);
	if (kind !== 'answer') throw refuse('read_only');
	return { diagnostic, answers };
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
