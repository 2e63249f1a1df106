import type { Context } from './context.ts';

/** A mail to write. Both bodies say the same; the reason why it is sent is in them. */
export interface Mail {
	/** Id of the account it is for; null when the address belongs to none. */
	readonly person: string | null;
	readonly address: string;
	/** What it is about: preferences go by it. */
	readonly kind: string;
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	/** Absolute address where that kind is refused in one click; null when it cannot be. */
	readonly refusalAddress: string | null;
}

let whenQueued = () => {};

/** Says whom to tell that a mail was queued: the delivery of this process, so that it need not wait. */
export function tellOfMails(listener: () => void): void {
	whenQueued = listener;
}

/**
 * Puts a mail among those that wait to leave, in the transaction of what it tells: it leaves once that
 * is true, and only then. A mail server that is down delays it, and loses nothing.
 */
export async function queueMail(context: Context, mail: Mail): Promise<void> {
	await context.db
		.insertInto('mail')
		.values({
			person: mail.person,
			address: mail.address,
			kind: mail.kind,
			subject: mail.subject,
			body_text: mail.text,
			body_html: mail.html,
			refusal_address: mail.refusalAddress,
			created_at: context.now,
			next_try_at: context.now
		})
		.execute();
	whenQueued();
}
