import { resolve } from 'node:path';
import { z } from 'zod';
import french from 'zod/v4/locales/fr.js';

// Read before anything else, by the site and by every command: a fault that no sentence of ours tells is told in French.
z.config(french());

/** A setting whose value cannot be used. The process does not start: it says which one and what is expected. */
export class WrongSettings extends Error {
	override readonly name = 'WrongSettings';
}

const port = 'PORT doit être un nombre entier entre 0 et 65535, par exemple 3000.';
const origin =
	'ORIGIN doit être l’adresse publique du site, sans chemin, par exemple https://alliances.exemple.fr.';
const databaseUrl =
	'DATABASE_URL doit être une adresse PostgreSQL, par exemple postgres://nom:secret@localhost:5432/alliances.';
const smtpUrl =
	'SMTP_URL doit être une adresse de serveur de courriel, par exemple smtps://nom:secret@mail.exemple.fr:465.';
const mailFrom = 'MAIL_FROM doit être une adresse électronique, par exemple alliances@exemple.fr.';

function issuer(name: string) {
	return z
		.url({
			protocol: /^https?$/,
			error: `${name} doit être l’adresse d’un service d’identité, par exemple https://identite.exemple.fr.`
		})
		.transform((text) => text.replace(/\/$/, ''))
		.optional();
}

/** Every environment variable that the product reads, each with the sentence that documents it. */
const schema = z.object({
	/** Port on which the site listens; 0 lets the system choose one. */
	PORT: z
		.string()
		.regex(/^\d{1,5}$/, port)
		.transform(Number)
		.refine((number) => number <= 65535, port)
		.default(3000),
	/** Network address on which it listens; 0.0.0.0 opens it to the whole network. */
	HOST: z
		.string()
		.regex(
			/^[\w.:-]+$/,
			'HOST doit être un nom ou une adresse réseau, par exemple 127.0.0.1 ou 0.0.0.0.'
		)
		.default('127.0.0.1'),
	/** Public address of the site, as people type it; needed behind a reverse proxy, for links and forms. */
	ORIGIN: z
		.url({ protocol: /^https?$/, error: origin, abort: true })
		.refine((text) => ['/', ''].includes(new URL(text).pathname) && !/[?#]/.test(text), origin)
		.transform((text) => new URL(text).origin)
		.optional(),
	/** Folder of the embedded database and of the files people send. */
	DATA_DIR: z
		.string()
		.refine((text) => !text.includes('\0'), 'DATA_DIR doit être le chemin d’un dossier.')
		.transform((text) => resolve(text))
		.default(() => resolve('.data')),
	/** Address of a PostgreSQL 15 server (or later); without it the embedded database is used. */
	DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: databaseUrl }).optional(),
	/** Address of the mail server; without it, mails are kept in the database for the administrator. */
	SMTP_URL: z.url({ protocol: /^smtps?$/, error: smtpUrl }).optional(),
	/** Sender of the mails; by default ne-pas-repondre@ the host of ORIGIN. */
	MAIL_FROM: z
		.string()
		.max(254, mailFrom)
		.regex(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/, mailFrom)
		.optional(),
	/** How much is written to the log: debug, info, warn, error or silent. */
	LOG_LEVEL: z
		.enum(['debug', 'info', 'warn', 'error', 'silent'], {
			error: 'LOG_LEVEL doit être l’un de : debug, info, warn, error, silent.'
		})
		.default('info'),
	/** Password of the pages for the administrator, 12 characters or more; without it they are closed. */
	ADMIN_PASSWORD: z
		.string()
		.min(12, 'ADMIN_PASSWORD doit avoir au moins 12 caractères.')
		.max(200, 'ADMIN_PASSWORD tient en 200 caractères.')
		.optional(),
	/** Address of ProConnect, given with the account of the service: `https://…/api/v2`. */
	PROCONNECT_ISSUER: issuer('PROCONNECT_ISSUER'),
	/** Name and secret of this site for ProConnect. Its signatures are RS256 or ES256. */
	PROCONNECT_CLIENT_ID: z.string().max(500).optional(),
	PROCONNECT_CLIENT_SECRET: z.string().max(500).optional(),
	/** Address of another identity service (OpenID Connect), whose sign-in is proposed too. */
	OIDC_ISSUER: issuer('OIDC_ISSUER'),
	/** Name and secret of this site for it. */
	OIDC_CLIENT_ID: z.string().max(500).optional(),
	OIDC_CLIENT_SECRET: z.string().max(500).optional(),
	/** How people call it: « Se connecter avec … ». */
	OIDC_NAME: z.string().max(60, 'OIDC_NAME tient en 60 caractères.').default('votre organisation'),
	/** Header in which the proxy placed before the site writes the address of the caller; for the limits of use only. */
	CLIENT_ADDRESS_HEADER: z
		.string()
		.regex(
			/^[\w-]{1,60}$/,
			'CLIENT_ADDRESS_HEADER doit être le nom d’un en-tête, par exemple x-forwarded-for.'
		)
		.optional(),
	/** Who answers for this site in law (name and postal address), shown on the legal page. */
	PUBLISHER: z.string().max(500, 'PUBLISHER tient en 500 caractères.').optional(),
	/** How to write to the publisher: a mail address or the address of a page. */
	PUBLISHER_CONTACT: z.string().max(200, 'PUBLISHER_CONTACT tient en 200 caractères.').optional(),
	/** Megabytes of memory for pages given again as they are; 0 makes each page anew. */
	PAGE_CACHE: z.coerce
		.number('PAGE_CACHE est un nombre de mégaoctets, par exemple 64.')
		.int('PAGE_CACHE est un nombre entier de mégaoctets.')
		.min(0, 'PAGE_CACHE est un nombre de mégaoctets, par exemple 64.')
		.max(4096, 'PAGE_CACHE ne dépasse pas 4096 mégaoctets.')
		.default(64),
	/** Who hosts the machine (name, address, telephone), shown on the legal page. */
	HOSTING_PROVIDER: z.string().max(500, 'HOSTING_PROVIDER tient en 500 caractères.').optional()
});

export type Settings = z.infer<typeof schema>;

/**
 * Reads the settings from the environment. An empty variable counts as absent.
 * Throws WrongSettings with one French sentence per fault.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(
		Object.keys(schema.shape)
			.map((name) => [name, environment[name]?.trim()])
			.filter(([, value]) => value)
	);
	const parsed = schema.safeParse(given);
	if (parsed.success) return whole(parsed.data);
	throw new WrongSettings(
		parsed.error.issues
			.map((issue) => `Réglage refusé — ${issue.message}${received(String(issue.path[0]), given)}`)
			.join('\n')
	);
}

/** A service of identity needs its three settings: two of them would leave a button that never works. */
function whole(settings: Settings): Settings {
	for (const name of ['PROCONNECT', 'OIDC'] as const) {
		const three = [`${name}_ISSUER`, `${name}_CLIENT_ID`, `${name}_CLIENT_SECRET`] as const;
		const absent = three.filter((setting) => !settings[setting]);
		if (absent.length > 0 && absent.length < three.length)
			throw new WrongSettings(`Réglage refusé — il manque ${absent.join(' et ')}.`);
	}
	return settings;
}

/** A password is not repeated, even a wrong one. */
function received(name: string, given: Record<string, string | undefined>): string {
	return /PASSWORD|SECRET/.test(name) ? '' : ` (reçu : « ${shown(given[name])} »)`;
}

/** What was received, without the secret it may hold: this sentence ends in a log. */
function shown(value: string | undefined): string {
	return (value ?? '').replace(/\/\/.*@/, '//…@').slice(0, 200);
}

/** Where the database is, according to the settings. */
export function databasePlace(settings: Settings): { url: string } | { folder: string } {
	return settings.DATABASE_URL ? { url: settings.DATABASE_URL } : { folder: settings.DATA_DIR };
}

/** Who sends the mails of this site. */
export function senderOf({ MAIL_FROM, ORIGIN }: Pick<Settings, 'MAIL_FROM' | 'ORIGIN'>): string {
	return MAIL_FROM ?? `ne-pas-repondre@${ORIGIN ? new URL(ORIGIN).hostname : 'localhost'}`;
}
