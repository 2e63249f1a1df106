/** A mail as the administrator sees it in the list. */
export interface MailInList {
	readonly id: number;
	readonly address: string;
	readonly kind: string;
	readonly subject: string;
	readonly createdAt: Date;
	/** How many times it failed. */
	readonly tries: number;
	readonly nextTryAt: Date;
	readonly sentAt: Date | null;
	readonly givenUpAt: Date | null;
	/** What the mail server, or the way to it, last said. */
	readonly lastError: string | null;
}

export interface WholeMail extends MailInList {
	readonly body: { readonly text: string; readonly html: string } | null;
	/** Why there is no body: it left, or it opens the account of somebody. */
	readonly hidden: 'sent' | 'secret' | null;
}

export const MAIL_STATES = ['waiting', 'failed', 'sent'] as const;
export type MailState = (typeof MAIL_STATES)[number];
