/** Domains of shared mailboxes: an address there says nothing of whom its holder works for. */
const SHARED = new Set(
	(
		'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com yahoo.com ' +
		'yahoo.fr icloud.com me.com mac.com aol.com gmx.com gmx.fr proton.me protonmail.com pm.me tutanota.com zoho.com ' +
		'mail.com yandex.com orange.fr wanadoo.fr free.fr sfr.fr neuf.fr cegetel.net club-internet.fr bbox.fr ' +
		'bouyguestelecom.fr numericable.fr laposte.net aliceadsl.fr nordnet.fr netc.fr caramail.com voila.fr mailo.com ' +
		'ik.me infomaniak.com riseup.net'
	).split(' ')
);

/** The domain of mail that the site of an organisation gives it: `https://www.exemple.fr/nous` → `exemple.fr`; null when it has none of its own. */
export function ownMailDomain(website: string | null): string | null {
	if (!website || !URL.canParse(website)) return null;
	const host = new URL(website).hostname
		.toLowerCase()
		.replace(/^www\./, '')
		.replace(/\.$/, '');
	if (!host.includes('.') || /^[\d.]+$/.test(host) || SHARED.has(host)) return null;
	return host;
}

/** Is this address of the domain of that site? Only the same domain: a blog on a platform is not the platform. */
export function isMailOf(website: string | null, mail: string): boolean {
	const domain = ownMailDomain(website);
	const [, host] = /^[^@\s]+@([^@\s]+)$/.exec(mail.trim().toLowerCase()) ?? [];
	return domain !== null && host === domain;
}

/** Days during which an invitation, and the link that checks an address, may be used. */
export const INVITATION_DAYS = 14;
export const CHECK_DAYS = 2;

/** Days after which what ProConnect said of the employer of a person is no proof any more: people change jobs. */
const PROOF_DAYS = 30;

/** Was this said lately enough to be a proof? */
export function isFreshProof(saidAt: Date, now: Date): boolean {
	return now.getTime() <= daysAfter(saidAt, PROOF_DAYS).getTime();
}

export function daysAfter(instant: Date, days: number): Date {
	return new Date(instant.getTime() + days * 86_400_000);
}

export type ClaimWay = 'mail' | 'siret' | 'moderator';
export type ClaimState = 'unchecked' | 'waiting' | 'accepted' | 'refused' | 'withdrawn';

/**
 * What becomes of a claim once its proof is known: whoever proves it speaks for an organisation that
 * nobody represents; else somebody decides, its representatives or a moderator.
 */
export function decideClaim(
	way: ClaimWay,
	{ represented }: { readonly represented: boolean }
): 'accepted' | 'waiting' {
	return way !== 'moderator' && !represented ? 'accepted' : 'waiting';
}
