import type { RequestEvent } from '@sveltejs/kit';

/**
 * The network address of who asks, for the limits of use only: it is neither kept nor logged. Behind
 * a proxy, what the proxy wrote last in the header that CLIENT_ADDRESS_HEADER names; what stands
 * before it may be invented by the caller.
 */
export function callerOf(event: RequestEvent): string {
	const { CLIENT_ADDRESS_HEADER: header } = event.locals.settings;
	const told = header && event.request.headers.get(header)?.split(',').at(-1)?.trim();
	return told ? told.slice(0, 64) : event.getClientAddress();
}
