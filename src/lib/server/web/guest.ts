import type { RequestEvent } from '@sveltejs/kit';
import { deviceInWords, truncateNetwork } from '#lib/domain/accounts/device.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { providersOf, type GivenCookie, type Guest } from '#lib/server/accounts/index.ts';
import { callerOf } from './caller.ts';

/** Who stands at the door, as the accounts see her: no more of her device and network than is kept. */
export function guestOf(event: RequestEvent): Guest {
	return {
		origin: publicOrigin(event),
		visit: {
			device: deviceInWords(event.request.headers.get('user-agent')),
			network: truncateNetwork(callerOf(event))
		},
		cookies: event.request.headers.get('cookie') ?? '',
		providers: providersOf(event.locals.settings),
		account: event.locals.account
	};
}

/**
 * The address that mails and cookies are made for. Without the setting ORIGIN it is the one asked for,
 * which a stranger may forge to have our mails lead to his site: then only a name of this machine or of
 * its local network is believed. Refuses `address_unknown`.
 */
export function publicOrigin({ locals: { settings }, url }: RequestEvent): string {
	if (settings.ORIGIN) return settings.ORIGIN;
	if (!isLocal(url.hostname)) throw refuse('address_unknown');
	return url.origin;
}

/** A name without a dot, `.local`, the machine itself, or an address of a private network (RFC 1918, 4193, 3927, 4291). */
export function isLocal(host: string): boolean {
	if (host.startsWith('[')) return /^\[(::1|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/i.test(host);
	if (/^\d+(\.\d+){3}$/.test(host))
		return /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(host);
	return !host.includes('.') || /\.(local|localhost)$/i.test(host);
}

/** Gives the cookies of an answer of the accounts: never read by a script, never sent by another site's form. */
export function giveCookies(event: RequestEvent, cookies: readonly GivenCookie[]): void {
	for (const { name, value, maxAge } of cookies) {
		event.cookies.set(name, value, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: publicOrigin(event).startsWith('https:'),
			encode: (written) => written,
			...(maxAge !== undefined && { maxAge })
		});
	}
}
