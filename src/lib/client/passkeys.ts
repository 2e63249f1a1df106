// Passkeys: asks the browser to make one, or to use one, and sends what it answers to our pages. The
// pages say that a passkey needs this; every other way of signing in does without.

const FAILED = 'La clé d’accès n’a pas répondu. Recommencez, ou choisissez un autre moyen.';

type Json = Record<string, unknown>;
type Described = { id: string; transports?: AuthenticatorTransport[] };

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-passkey]')) {
	const can = 'PublicKeyCredential' in window && 'credentials' in navigator;
	if (!can) continue;
	button.hidden = false;
	for (const note of document.querySelectorAll<HTMLElement>('[data-passkey-missing]'))
		note.hidden = true;
	button.addEventListener('click', () => void run(button));
}

/** `data-passkey`: the address that begins and ends; `data-passkey-kind`: `add` or `use`. */
async function run(button: HTMLButtonElement) {
	const status = document.querySelector<HTMLElement>('[data-passkey-status]')!;
	const { passkey: address, passkeyKind: kind } = button.dataset;
	status.textContent = '';
	button.disabled = true;
	try {
		const options = await send(address!, { step: 'begin' });
		const response = kind === 'add' ? await make(options) : await use(options);
		const { next } = await send(address!, { step: 'end', response });
		location.assign(String(next));
	} catch (error) {
		status.textContent = error instanceof Refused ? error.message : FAILED;
		button.disabled = false;
	}
}

/** What our page refused, with its sentence. */
class Refused extends Error {}

async function send(address: string, body: Json): Promise<Json> {
	const answer = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	const read = (await answer.json()) as Json;
	if (!answer.ok) throw new Refused(String(read.message ?? FAILED));
	return read;
}

async function make(options: Json): Promise<Json> {
	const user = options.user as PublicKeyCredentialUserEntity & { id: string };
	const made = (await navigator.credentials.create({
		publicKey: {
			...(options as unknown as PublicKeyCredentialCreationOptions),
			challenge: bytes(options.challenge as string),
			user: { ...user, id: bytes(user.id) },
			excludeCredentials: described(options.excludeCredentials)
		}
	})) as PublicKeyCredential;
	const response = made.response as AuthenticatorAttestationResponse;
	return {
		...common(made),
		response: {
			clientDataJSON: text(response.clientDataJSON),
			attestationObject: text(response.attestationObject),
			transports: response.getTransports?.() ?? []
		}
	};
}

async function use(options: Json): Promise<Json> {
	const used = (await navigator.credentials.get({
		publicKey: {
			...(options as unknown as PublicKeyCredentialRequestOptions),
			challenge: bytes(options.challenge as string),
			allowCredentials: described(options.allowCredentials)
		}
	})) as PublicKeyCredential;
	const response = used.response as AuthenticatorAssertionResponse;
	return {
		...common(used),
		response: {
			clientDataJSON: text(response.clientDataJSON),
			authenticatorData: text(response.authenticatorData),
			signature: text(response.signature),
			...(response.userHandle && { userHandle: text(response.userHandle) })
		}
	};
}

function common(credential: PublicKeyCredential): Json {
	return {
		id: credential.id,
		rawId: text(credential.rawId),
		type: credential.type,
		authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
		clientExtensionResults: credential.getClientExtensionResults()
	};
}

function described(list: unknown): PublicKeyCredentialDescriptor[] {
	return ((list ?? []) as Described[]).map(({ id, transports }) => ({
		type: 'public-key',
		id: bytes(id),
		...(transports && { transports })
	}));
}

/** Base64 in its form for addresses (RFC 4648 § 5), as WebAuthn writes it in JSON. */
function bytes(written: string): Uint8Array<ArrayBuffer> {
	const plain = atob(written.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
	const plain = String.fromCharCode(...new Uint8Array(buffer));
	return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
