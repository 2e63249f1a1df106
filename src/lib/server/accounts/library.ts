import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getAdapter } from 'better-auth/db/adapter';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { magicLink } from 'better-auth/plugins/magic-link';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { FRESH_HOURS } from '#lib/domain/accounts/fresh.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#lib/domain/accounts/password.ts';
import { LINK_MINUTES, signInLetter } from '#lib/domain/accounts/sign-in-letters.ts';
import { withReturn } from '#lib/domain/accounts/return-path.ts';
import type { Context } from '../platform/context.ts';
import { hashSessions } from './hashed-sessions.ts';
import { writeToAddress } from './letters.ts';
import { oauthConfig } from './oauth-config.ts';
import type { Provider } from './providers.ts';
import { SESSION_DAYS, sessionCookieName } from './session-cookie.ts';

/*
 * The library that signs people in, over our tables. It is called by our pages alone: none of its own
 * addresses is served, so that a field of its models that no page of ours names cannot be written.
 * Loaded at the first sign-in (sign-in.ts): the site starts, and readers read, without it.
 */

/** Header in which our pages hand it the truncated network of who asks. */
export const NETWORK_HEADER = 'x-network';

export interface LibraryPlace {
	readonly db: Context['db'];
	/** `https://…`, without a final slash. */
	readonly origin: string;
	readonly secret: string;
	readonly providers: readonly Provider[];
}

export async function openLibrary({ db, origin, secret, providers }: LibraryPlace) {
	const https = origin.startsWith('https:');
	const options = {
		appName: 'Faire alliance',
		baseURL: origin,
		basePath: '/connexion/retour',
		secret,
		trustedOrigins: [origin],
		// Said by our pages, in French; what it logs may hold addresses.
		logger: { disabled: true },
		telemetry: { enabled: false },
		rateLimit: { enabled: false },
		advanced: {
			// The name says it, by `__Host-`: the library would add `__Secure-` before.
			useSecureCookies: false,
			cookiePrefix: https ? '__Host-session' : 'session',
			defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
			cookies: { session_token: { name: sessionCookieName(origin) } },
			ipAddress: { ipAddressHeaders: [NETWORK_HEADER] }
		},
		session: {
			expiresIn: SESSION_DAYS * 24 * 60 * 60,
			disableSessionRefresh: true,
			freshAge: FRESH_HOURS * 60 * 60,
			fields: {
				userId: 'person',
				token: 'token_hash',
				expiresAt: 'expires_at',
				createdAt: 'created_at',
				updatedAt: 'updated_at',
				ipAddress: 'network',
				userAgent: 'user_agent'
			}
		},
		user: {
			modelName: 'person',
			fields: {
				email: 'mail',
				emailVerified: 'mail_checked',
				createdAt: 'created_at',
				updatedAt: 'updated_at'
			}
		},
		emailAndPassword: {
			enabled: true,
			// An account is opened by a link: a password is added to it, with its second factor.
			disableSignUp: true,
			minPasswordLength: SHORTEST_PASSWORD,
			maxPasswordLength: LONGEST_PASSWORD
		},
		account: {
			modelName: 'sign_in_method',
			encryptOAuthTokens: true,
			// An address that the provider checked and that was checked here is the same person; and somebody
			// signed in may add a provider that knows her by another address.
			accountLinking: { enabled: true, allowDifferentEmails: true, trustedProviders: [] },
			fields: {
				userId: 'person',
				providerId: 'provider',
				accountId: 'subject',
				password: 'password_hash',
				accessToken: 'access_token',
				refreshToken: 'refresh_token',
				idToken: 'id_token',
				accessTokenExpiresAt: 'access_token_expires_at',
				refreshTokenExpiresAt: 'refresh_token_expires_at',
				createdAt: 'created_at',
				updatedAt: 'updated_at'
			}
		},
		verification: {
			fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' }
		},
		plugins: [
			genericOAuth({ config: providers.map((provider) => oauthConfig(provider, origin)) }),
			passkey({
				rpName: 'Faire alliance',
				rpID: new URL(origin).hostname,
				origin,
				// Kept by the device with the name of the account: nobody types her address before.
				authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
				advanced: { webAuthnChallengeCookie: 'passkey' },
				schema: {
					passkey: {
						fields: {
							userId: 'person',
							publicKey: 'public_key',
							credentialID: 'credential_id',
							deviceType: 'device_type',
							backedUp: 'backed_up',
							createdAt: 'created_at'
						}
					}
				}
			}),
			twoFactor({
				issuer: 'Faire alliance',
				schema: {
					user: { fields: { twoFactorEnabled: 'has_second_factor' } },
					twoFactor: {
						modelName: 'two_factor',
						fields: {
							userId: 'person',
							backupCodes: 'backup_codes',
							failedVerificationCount: 'failed_count',
							lockedUntil: 'locked_until'
						}
					}
				}
			}),
			magicLink({
				expiresIn: LINK_MINUTES * 60,
				storeToken: 'hashed',
				async sendMagicLink({ email, token, metadata }) {
					const page = `${origin}/connexion/lien?jeton=${encodeURIComponent(token)}`;
					await writeToAddress(
						{ db, actor: { kind: 'visitor' }, now: new Date() },
						email,
						'sign-in',
						signInLetter(withReturn(page, String(metadata?.suite ?? '')))
					);
				}
			})
		]
	} satisfies BetterAuthOptions;
	const adapter = hashSessions(
		await getAdapter({ ...options, database: { db, type: 'postgres' } })
	);
	return betterAuth({ ...options, database: () => adapter });
}

export type Library = Awaited<ReturnType<typeof openLibrary>>;
