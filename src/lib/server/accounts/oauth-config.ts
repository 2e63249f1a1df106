import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { proofs } from './proof.ts';
import type { Provider } from './providers.ts';

/*
 * Services of identity (OpenID Connect). ProConnect, by which the State identifies professionals, has
 * ways of its own: https://partenaires.proconnect.gouv.fr/docs/fournisseur-service/implementation_technique
 * (read on 2026-11-24). It refuses any parameter that its page does not list, so no PKCE and no
 * `acr_values`; its userinfo is a signed token (`application/jwt`); its claims are `given_name`,
 * `usual_name`, `siret`. Its identity providers answer for the address: it counts as checked.
 */

const SCOPES: Record<Provider['id'], string[]> = {
	proconnect: ['openid', 'given_name', 'usual_name', 'email', 'siret'],
	oidc: ['openid', 'profile', 'email']
};

/** How the library speaks with a provider. */
export function oauthConfig(provider: Provider, origin: string): GenericOAuthConfig {
	const discoveryUrl = `${provider.issuer}/.well-known/openid-configuration`;
	const isProConnect = provider.id === 'proconnect';
	return {
		providerId: provider.id,
		name: provider.name,
		clientId: provider.clientId,
		clientSecret: provider.clientSecret,
		discoveryUrl,
		requireIdTokenVerification: true,
		redirectURI: `${origin}/connexion/retour/${provider.id}`,
		scopes: SCOPES[provider.id],
		pkce: !isProConnect,
		authentication: 'post',
		// A profile changes at the provider; the name here is the one she chose.
		overrideUserInfo: false,
		async getUserInfo({ accessToken }) {
			if (!accessToken) return null;
			const claims = await readUserInfo(provider, discoveryUrl, accessToken);
			if (!claims?.sub) return null;
			const proof = proofs.getStore();
			if (proof && isProConnect && isSiret(claims.siret)) proof.siret = claims.siret;
			return {
				...claims,
				id: claims.sub,
				email: typeof claims.email === 'string' ? claims.email.toLowerCase() : null,
				emailVerified: isProConnect || claims.email_verified === true,
				name: nameIn(claims)
			};
		},
		mapProfileToUser: (profile) => ({ name: String(profile.name ?? ''), image: undefined })
	};
}

interface Discovered {
	readonly issuer: string;
	readonly jwks_uri: string;
	readonly userinfo_endpoint: string;
}

const PATIENCE = 10_000; // milliseconds that a provider is given to answer
const SIGNATURES = ['RS256', 'ES256', 'PS256', 'EdDSA'];

/** The claims of a person: plain JSON, or a token whose signature, issuer and audience are checked. */
async function readUserInfo(
	{ clientId }: Provider,
	discoveryUrl: string,
	accessToken: string
): Promise<JWTPayload | null> {
	const signal = AbortSignal.timeout(PATIENCE);
	const discovered = (await (await fetch(discoveryUrl, { signal })).json()) as Discovered;
	const answer = await fetch(discovered.userinfo_endpoint, {
		headers: { authorization: `Bearer ${accessToken}` },
		redirect: 'error',
		signal
	});
	if (!answer.ok) return null;
	if (!answer.headers.get('content-type')?.startsWith('application/jwt'))
		return (await answer.json()) as JWTPayload;
	try {
		const keys = createRemoteJWKSet(new URL(discovered.jwks_uri));
		const { payload } = await jwtVerify(await answer.text(), keys, {
			issuer: discovered.issuer,
			audience: clientId,
			algorithms: SIGNATURES
		});
		return payload;
	} catch {
		return null;
	}
}

function nameIn(claims: JWTPayload): string {
	const parts = [claims.given_name, claims.usual_name ?? claims.family_name];
	const whole = parts.filter((part) => typeof part === 'string').join(' ');
	return (whole || (typeof claims.name === 'string' ? claims.name : '')).slice(0, 80);
}

function isSiret(claim: unknown): claim is string {
	return typeof claim === 'string' && /^\d{14}$/.test(claim);
}
