import type { Selectable } from 'kysely';
import type { Database } from './db/schema.ts';

/** The way to the mail server. */
export interface Post {
	/** Hands a mail to the server; answers null when it took it, else what went wrong. Never throws. */
	send(mail: Selectable<Database['mail']>): Promise<PostFault | null>;
	close(): void;
}

export interface PostFault {
	/** Code of the protocol, when the server spoke. */
	readonly reply?: number;
	/** It refused this mail or its address, not the way we speak to it. */
	readonly aboutMail: boolean;
	/** What happened, for the administrator; without the secret of the address. */
	readonly sentence: string;
}

const PATIENCE = 30_000; // milliseconds given to the server to answer anything

/** `smtpUrl` as in SMTP_URL; `from` is the sender that people see. Connects at the first mail only. */
export async function openPost(smtpUrl: string, from: string): Promise<Post> {
	const { createTransport } = await import('nodemailer');
	const transport = createTransport({
		url: smtpUrl,
		pool: true,
		maxConnections: 1,
		connectionTimeout: PATIENCE,
		greetingTimeout: PATIENCE,
		socketTimeout: PATIENCE,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return {
		async send(mail) {
			try {
				await transport.sendMail({
					from,
					to: { name: '', address: mail.address },
					subject: mail.subject,
					text: mail.body_text,
					html: mail.body_html,
					// The same at each try: a server that took it before our line was cut knows it again.
					messageId: `<${mail.id}.${mail.created_at.getTime()}@${from
						.split('@')
						.at(-1)!
						.replace(/[^\w.-]/g, '')}>`,
					headers: { 'Auto-Submitted': 'auto-generated', ...refusalHeaders(mail.refusal_address) }
				});
				return null;
			} catch (error) {
				return faultOf(error);
			}
		},
		close: () => transport.close()
	};
}

/** The button « unsubscribe » of mail programs (RFC 2369, RFC 8058). */
function refusalHeaders(address: string | null): Record<string, string> {
	if (!address) return {};
	return {
		'List-Unsubscribe': `<${address}>`,
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
	};
}

function faultOf(error: unknown): PostFault {
	const { code, responseCode, message } = error as {
		code?: string;
		responseCode?: number;
		message?: string;
	};
	return {
		...(responseCode === undefined ? {} : { reply: responseCode }),
		aboutMail: code === 'EENVELOPE' || code === 'EMESSAGE',
		sentence: String(message ?? code ?? 'unknown').slice(0, 500)
	};
}
