import { didOf } from '../../domain/learning/badge.ts';
import {
	judge,
	objectIn,
	readCredential,
	textIn,
	type Checked,
	type Verdict
} from '../../domain/learning/badge-check.ts';
import { learningPolicies } from '../../domain/learning/policies.ts';
import { refuse } from '../../domain/learning/refusals.ts';
import type { Reader } from '../platform/context.ts';
import { isSignedBy, readBadgeKey } from './badge-key.ts';

/** Letters of a badge at most: the longest of ours has 20,000. */
const LONGEST = 100_000;
const KINDS = ['OpenBadgeCredential', 'AchievementCredential'];

/**
 * Checks the words of a badge: is the signature ours, is it in force, and otherwise why not. Whatever
 * they are, it answers; nothing that they point to is asked from anywhere.
 */
export async function checkBadge(reader: Reader, text: string, origin: string): Promise<Checked> {
	const jwt = text.replace(/\s+/g, '');
	const payload = payloadOf(jwt);
	if (!payload) return failed({ kind: 'unreadable' });
	const key = await readBadgeKey(reader);
	const read = readCredential(payload, origin);
	const record = await readRecord(reader, idIn(payload));
	if (key && (await isSignedBy(key, jwt))) {
		// Signed by us, and not a badge: a list of withdrawn ones.
		if (!read || !isBadge(payload)) return failed({ kind: 'unreadable' });
		return { verdict: judge(read.validFrom, record, reader.now), badge: read.view };
	}
	if (record) return failed({ kind: 'altered', id: record.id });
	if (!isBadge(payload)) return failed({ kind: 'unreadable' });
	const issuer = textIn(objectIn(payload.issuer).id) || textIn(payload.issuer);
	return failed(
		issuer && issuer !== didOf(origin)
			? { kind: 'foreign', issuer: issuer.slice(0, 200) }
			: { kind: 'forged' }
	);
}

/** A badge by its id, checked as it is kept, and whether whoever asks may withdraw it. Refuses `unknown_badge`. */
export async function readBadge(
	reader: Reader,
	id: string,
	origin: string
): Promise<
	Checked & { readonly jwt: string; readonly mayRevoke: boolean; readonly isHers: boolean }
> {
	const row = await reader.db
		.selectFrom('badge')
		.select(['id', 'jwt', 'person'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) throw refuse('unknown_badge');
	const { actor } = reader;
	const checked = await checkBadge(reader, row.jwt, origin);
	// A badge of ours that was put under the address of another says nothing of this one.
	const isItself = checked.badge === null || checked.badge.id === id;
	return {
		...(isItself ? checked : failed({ kind: 'altered', id })),
		jwt: row.jwt,
		mayRevoke: learningPolicies.revokeBadge.may(actor, row),
		isHers: actor.kind === 'person' && actor.id === row.person
	};
}

async function readRecord(reader: Reader, id: string | null) {
	if (id === null) return null;
	const row = await reader.db
		.selectFrom('badge')
		.select(['id', 'revoked_at', 'revoked_by'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row ? { id: row.id, revokedAt: row.revoked_at, revokedBy: row.revoked_by } : null;
}

function failed(verdict: Verdict): Checked {
	return { verdict, badge: null };
}

/** The id that a badge says is its own; null when it says none. */
function idIn({ id, jti }: Readonly<Record<string, unknown>>): string | null {
	const said = textIn(id) || textIn(jti);
	return /\/attestations\/([A-Za-z0-9_-]{1,64})$/.exec(said)?.[1] ?? null;
}

function isBadge({ type }: Readonly<Record<string, unknown>>): boolean {
	return [type].flat().some((one) => KINDS.includes(textIn(one)));
}

/** What stands in the middle of a compact JWS; null when it is none. */
function payloadOf(jwt: string): Readonly<Record<string, unknown>> | null {
	if (jwt.length > LONGEST || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(jwt)) return null;
	try {
		const payload: unknown = JSON.parse(
			new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(jwt.split('.')[1]!, 'base64url'))
		);
		return typeof payload === 'object' && payload !== null && !Array.isArray(payload)
			? (payload as Record<string, unknown>)
			: null;
	} catch {
		return null;
	}
}
