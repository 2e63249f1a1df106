/** Minutes before the next try, after each one that failed: two days and a half in all. */
const DELAYS = [1, 5, 15, 60, 180, 360, 720, 1080, 1080] as const;

/** What to do of a mail that did not leave. */
export type AfterFailure = { readonly nextTryAt: Date } | { readonly givenUp: true };

/** What a mail server, or the way to it, answered. */
export interface DeliveryFault {
	/** Code of the protocol (RFC 5321), when the server spoke. */
	readonly reply?: number;
	/** It refused this mail or its address, not the way we speak to it. */
	readonly aboutMail: boolean;
}

/** `tries`: how many failed, this one included. A refusal that says « never » (5xx) about the mail itself ends it. */
export function afterFailure(tries: number, now: Date, fault: DeliveryFault): AfterFailure {
	const isFinal = fault.aboutMail && fault.reply !== undefined && fault.reply >= 500;
	const delay = DELAYS[tries - 1];
	if (isFinal || delay === undefined) return { givenUp: true };
	return { nextTryAt: new Date(now.getTime() + delay * 60_000) };
}
