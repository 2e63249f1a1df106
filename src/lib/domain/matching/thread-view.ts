import type { Side } from './thread.ts';

/** How a thread stands in the list of a person. */
export interface ThreadLine {
	readonly key: string;
	readonly title: string;
	/** The organisation of the other side, or the name of the person. */
	readonly other: string;
	readonly lastAt: Date;
	/** The other side wrote last: an answer is waited for. */
	readonly isWaiting: boolean;
}

export interface ShownMessage {
	readonly id: number;
	readonly side: Side;
	readonly isMine: boolean;
	/** « Léa, pour Les Aînés du Golfe ». */
	readonly author: string;
	readonly pieces: readonly { readonly text: string; readonly href: string | null }[];
	readonly sentAt: Date;
	/** The reader reported it. */
	readonly isReported: boolean;
}

/** A thread as one side reads it. No address is in it until both sides agreed. */
export interface ThreadView {
	readonly key: string;
	readonly title: string;
	readonly side: Side;
	readonly need: { readonly slug: string; readonly title: string } | null;
	/** Who the other side is; `organisation` when it is one. */
	readonly other: { readonly name: string; readonly organisation: string | null };
	/** In whose name the reader writes. */
	readonly own: string;
	readonly messages: readonly ShownMessage[];
	/** Did each side agree, seen from the reader. */
	readonly agreed: { readonly own: boolean; readonly other: boolean };
	/** The name and address of the one who agreed on the other side; null until both did. */
	readonly address: { readonly name: string; readonly mail: string } | null;
	/** What the reader's side refuses of the other, and whether it can be refused. */
	readonly blocks: {
		readonly person: boolean;
		readonly organisation: boolean;
		readonly canBlockPerson: boolean;
		readonly canBlockOrganisation: boolean;
	};
}

/** A message that was reported, as the moderation reads it. */
export interface ReportedMessage {
	readonly report: number;
	readonly reason: string;
	readonly reportedAt: Date;
	readonly thread: string;
	readonly author: string | null;
	readonly organisation: string | null;
	readonly to: string;
	readonly body: string;
	readonly sentAt: Date;
	readonly settledAt: Date | null;
	readonly note: string | null;
}
