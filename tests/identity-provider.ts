import { createServer, type AddressInfo } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import Provider from 'oidc-provider';

/** What the provider says of somebody. */
export type Claims = { readonly sub: string } & Readonly<Record<string, unknown>>;

export interface IdentityProvider {
	readonly issuer: string;
	/** Who signs in from now on, without a question asked. */
	signInAs(claims: Claims): void;
	/** Follows a browser from where our site sends it to where the provider sends it back. */
	visit(address: string): Promise<URL>;
	close(): Promise<void>;
}

export const CLIENT = { clientId: 'faire-alliance', clientSecret: 'un-secret-pour-les-essais' };

/**
 * A real OpenID Connect provider on this machine. `signed`: its userinfo is a signed token, as that of
 * ProConnect; it then refuses a parameter that ProConnect does not know.
 */
export async function anIdentityProvider(
	redirectUri: string,
	{ signed }: { signed: boolean }
): Promise<IdentityProvider> {
	const port = await freePort();
	const issuer = `http://localhost:${port}`;
	let person: Claims = { sub: 'nobody' };
	const provider: Provider = new Provider(issuer, {
		clients: [
			{
				client_id: CLIENT.clientId,
				client_secret: CLIENT.clientSecret,
				redirect_uris: [redirectUri],
				token_endpoint_auth_method: 'client_secret_post',
				...(signed && { userinfo_signed_response_alg: 'RS256' })
			}
		],
		claims: {
			openid: ['sub'],
			email: ['email', 'email_verified'],
			profile: ['name', 'given_name', 'family_name'],
			given_name: ['given_name'],
			usual_name: ['usual_name'],
			siret: ['siret']
		},
		cookies: { keys: ['pour-les-essais'] },
		features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
		pkce: { required: () => !signed },
		interactions: { url: () => '/enter' },
		findAccount: (_context, id) => ({ accountId: id, claims: () => person }),
		async loadExistingGrant({ oidc }) {
			const grant = new provider.Grant({
				clientId: oidc.client!.clientId,
				accountId: oidc.session!.accountId!
			});
			grant.addOIDCScope('openid email profile given_name usual_name siret');
			await grant.save();
			return grant;
		}
	});
	const answer = provider.callback();
	const server = createHttpServer((request, response) => {
		if (!request.url!.startsWith('/enter')) return answer(request, response);
		const login = { accountId: person.sub };
		void provider.interactionFinished(request, response, { login });
	}).listen(port, '127.0.0.1');
	return {
		issuer,
		signInAs(claims) {
			person = claims;
		},
		visit,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};

	async function visit(address: string): Promise<URL> {
		if (signed) refuseUnknown(new URL(address));
		const jar = new Map<string, string>();
		let next = new URL(address);
		while (next.origin === issuer) {
			const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
			const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
			for (const line of response.headers.getSetCookie()) {
				const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
				jar.set(name!, value!);
			}
			const location = response.headers.get('location');
			if (!location) throw new Error(`${next.href}: ${response.status} ${await response.text()}`);
			next = new URL(location, next);
		}
		return next;
	}
}

/** « Tout paramètre supplémentaire dans l’URL génèrera une erreur » (documentation of ProConnect). */
function refuseUnknown({ searchParams }: URL): void {
	const known = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce'];
	for (const name of searchParams.keys())
		if (!known.includes(name)) throw new Error(`ProConnect refuses the parameter ${name}.`);
	for (const name of ['state', 'nonce'])
		if (searchParams.get(name)!.length < 32) throw new Error(`${name} is too short.`);
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}
