import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, errors, SignJWT } from 'jose';
import { didOf } from '../../domain/learning/badge.ts';
import type { Context, Reader } from '../platform/context.ts';
import { readSecret } from '../platform/secret.ts';

/*
 * The key of the badges: Ed25519, made when the first badge is, and kept with the secrets of the site. It
 * is the same for every process. Whoever replaces it makes every badge given before a forged one.
 */

const NAME = 'badges';
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface BadgeKey {
	readonly secret: KeyObject;
	readonly public: KeyObject;
	/** The public half: what `/.well-known/did.json` shows. */
	readonly jwk: { readonly kty: string; readonly crv: string; readonly x: string };
	/** Its thumbprint (RFC 7638). */
	readonly name: string;
}

/** Made of its secret once a process: every check asks for it. */
const made = new Map<string, Promise<BadgeKey>>();

/** The key, made if there is none. */
export async function makeBadgeKey(context: Pick<Context, 'db' | 'now'>): Promise<BadgeKey> {
	return keyOf(await readSecret(context, NAME));
}

/** The key; null when no badge was ever signed. */
export async function readBadgeKey(reader: Pick<Reader, 'db'>): Promise<BadgeKey | null> {
	const row = await reader.db
		.selectFrom('secret')
		.select('value')
		.where('name', '=', NAME)
		.executeTakeFirst();
	return row ? keyOf(row.value) : null;
}

function keyOf(value: string): Promise<BadgeKey> {
	let key = made.get(value);
	if (!key) made.set(value, (key = openKey(value)));
	return key;
}

async function openKey(value: string): Promise<BadgeKey> {
	const secret = createPrivateKey({
		key: Buffer.concat([PKCS8, Buffer.from(value, 'base64url')]),
		format: 'der',
		type: 'pkcs8'
	});
	const shown = createPublicKey(secret);
	const { kty, crv, x } = shown.export({ format: 'jwk' });
	const jwk = { kty: kty!, crv: crv!, x: x! };
	return { secret, public: shown, jwk, name: await calculateJwkThumbprint(jwk) };
}

/** The DID URL of the key, on a site at this address. */
export function keyIdOf(key: BadgeKey, origin: string): string {
	return `${didOf(origin)}#${key.name}`;
}

/** What a JWT says again of a credential; the rest of it is signed as it is. */
type Credential = Readonly<Record<string, unknown>> & {
	readonly id: string;
	readonly issuer: string | { readonly id: string };
	readonly validFrom: string;
	readonly credentialSubject: Readonly<Record<string, unknown>> & { readonly id: string };
};

/** A credential as a compact JWS: its own members, and the claims that say the same to a reader of JWT. */
export function signCredential(
	key: BadgeKey,
	origin: string,
	credential: Credential
): Promise<string> {
	const { id, issuer, validFrom, credentialSubject } = credential;
	return new SignJWT({
		...credential,
		iss: typeof issuer === 'string' ? issuer : issuer.id,
		jti: id,
		sub: credentialSubject.id,
		nbf: Date.parse(validFrom) / 1000
	})
		.setProtectedHeader({ alg: 'EdDSA', kid: keyIdOf(key, origin), typ: 'JWT' })
		.sign(key.secret);
}

/** Did this key sign these words? Only with EdDSA, and whatever key the words themselves propose. */
export async function isSignedBy(key: BadgeKey, jwt: string): Promise<boolean> {
	try {
		await compactVerify(jwt, key.public, { algorithms: ['EdDSA'] });
		return true;
	} catch (error) {
		if (error instanceof errors.JOSEError || error instanceof TypeError) return false;
		throw error;
	}
}

/** The DID document of the site (did:web): it names the key, once there is one. */
export async function readDidDocument(reader: Pick<Reader, 'db'>, origin: string) {
	const did = didOf(origin);
	const key = await readBadgeKey(reader);
	const method = key && {
		id: keyIdOf(key, origin),
		type: 'JsonWebKey2020',
		controller: did,
		publicKeyJwk: key.jwk
	};
	return {
		'@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
		id: did,
		verificationMethod: method ? [method] : [],
		assertionMethod: method ? [method.id] : []
	};
}
