/** The limits of each person, in 24 hours: room for somebody in earnest, not for a mailing. */
export const MOST_THREADS = 10;
export const MOST_MESSAGES = 60;

export type Side = 'from' | 'to';

export function otherSide(side: Side): Side {
	return side === 'from' ? 'to' : 'from';
}

/** Who refuses whose messages. */
export interface ContactBlock {
	readonly organisation: number | null;
	readonly person: string | null;
}

/** Who is about to write: a person, in her own name or for an organisation. */
export interface Sender {
	readonly person: string;
	readonly as: number | null;
	/** The organisations she takes part in. */
	readonly memberships: readonly number[];
}

/**
 * Do these blocks stop this sender? A blocked person is stopped in whatever name she writes. A blocked
 * organisation is stopped when somebody writes for it, or when one of its people writes in her own name
 * to go round.
 */
export function isBlocked(blocks: readonly ContactBlock[], sender: Sender): boolean {
	return blocks.some(
		({ organisation, person }) =>
			person === sender.person ||
			(organisation !== null &&
				(organisation === sender.as ||
					(sender.as === null && sender.memberships.includes(organisation))))
	);
}

/** Who agreed, on each side, that her mail address be shown. */
export interface Agreement {
	readonly from: string | null;
	readonly to: string | null;
}

/** Both agreed: both addresses are shown. Until then, none. */
export function areAddressesShown({ from, to }: Agreement): boolean {
	return from !== null && to !== null;
}

/** A piece of a message: words, or a web address that may be followed. */
export interface Piece {
	readonly text: string;
	readonly href: string | null;
}

const WEB = /https?:\/\/[^\s<>"'«»]+[^\s<>"'«».,;:!?)\]}’…]/giu;

/** A message in pieces. Addresses are followed only when `linked`: not in the first messages of a stranger. */
export function piecesOf(body: string, linked: boolean): Piece[] {
	if (!linked) return [{ text: body, href: null }];
	const pieces: Piece[] = [];
	let at = 0;
	for (const match of body.matchAll(WEB)) {
		if (!URL.canParse(match[0])) continue;
		if (match.index > at) pieces.push({ text: body.slice(at, match.index), href: null });
		pieces.push({ text: match[0], href: new URL(match[0]).href });
		at = match.index + match[0].length;
	}
	if (at < body.length) pieces.push({ text: body.slice(at), href: null });
	return pieces;
}
