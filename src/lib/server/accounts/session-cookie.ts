import { createHmac, timingSafeEqual } from 'node:crypto';

/** Days after which people sign in again, however often they came. */
export const SESSION_DAYS = 30;

/** A cookie to give: the rest of its attributes is the same for all (server/web/cookies.ts). */
export interface GivenCookie {
	readonly name: string;
	/** As it goes on the wire, already encoded; empty to take it away. */
	readonly value: string;
	/** Seconds; absent for one that ends with the browser. */
	readonly maxAge?: number;
}

/**
 * Over https the browser itself holds that this cookie comes from this very host (`__Host-`): a site
 * beside ours, on the same domain, cannot place its own in ours.
 */
export function sessionCookieName(origin: string): string {
	return origin.startsWith('https:') ? '__Host-session' : 'session';
}

/** The cookie of a session, signed as the library does: `token.signature`, percent-encoded. */
export function sessionCookie(origin: string, token: string, secret: string): GivenCookie {
	return {
		name: sessionCookieName(origin),
		value: encodeURIComponent(`${token}.${signatureOf(token, secret)}`),
		maxAge: SESSION_DAYS * 24 * 60 * 60
	};
}

/** The token of a session cookie, decoded once; null when its signature is not ours. */
export function tokenIn(value: string, secret: string): string | null {
	const dot = value.lastIndexOf('.');
	if (dot < 1) return null;
	const token = value.slice(0, dot);
	const given = Buffer.from(value.slice(dot + 1));
	const expected = Buffer.from(signatureOf(token, secret));
	return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function signatureOf(token: string, secret: string): string {
	return createHmac('sha256', secret).update(token).digest('base64');
}
