import { formatDay } from '../kernel/typography.ts';
import { isPath, type PathId } from './graph.ts';

/*
 * What a page says of a badge that is checked. A signature is right or not; the rest says why, in the
 * words of somebody who holds the badge and not of a program.
 */

export type Verdict =
	| { readonly kind: 'valid' }
	/** Withdrawn, by her or by an administrator; `by` is null when it left with her account. */
	| {
			readonly kind: 'revoked';
			readonly by: 'holder' | 'administrator' | null;
			readonly on: string | null;
	  }
	/** It begins later than our clock says: one of the two clocks is wrong. */
	| { readonly kind: 'early'; readonly from: string; readonly now: string }
	/** We issued one at this address; these are not its words. */
	| { readonly kind: 'altered'; readonly id: string }
	/** Says that it comes from us, and we never signed it. */
	| { readonly kind: 'forged' }
	| { readonly kind: 'foreign'; readonly issuer: string }
	| { readonly kind: 'unreadable' };

/** What is read in a badge, for a page: only when its signature is ours. */
export interface BadgeView {
	readonly id: string;
	readonly path: PathId;
	readonly title: string;
	readonly name: string;
	/** `YYYY-MM-DD`. */
	readonly day: string;
	readonly issuer: string;
	readonly evidence: readonly {
		readonly url: string;
		readonly title: string;
		readonly sentence: string;
	}[];
}

export interface Checked {
	readonly verdict: Verdict;
	/** Null when nothing in it may be believed. */
	readonly badge: BadgeView | null;
}

/** Clocks of one site differ by less. */
const LEEWAY = 5 * 60_000;

/** Of a badge that we signed: is it in force? `record` is null when it was erased with its account. */
export function judge(
	validFrom: Date,
	record: {
		readonly revokedAt: Date | null;
		readonly revokedBy: 'holder' | 'administrator' | null;
	} | null,
	now: Date
): Verdict {
	if (!record) return { kind: 'revoked', by: null, on: null };
	if (record.revokedAt)
		return {
			kind: 'revoked',
			by: record.revokedBy,
			on: record.revokedAt.toISOString().slice(0, 10)
		};
	if (validFrom.getTime() > now.getTime() + LEEWAY)
		return { kind: 'early', from: validFrom.toISOString(), now: now.toISOString() };
	return { kind: 'valid' };
}

/** A title and a sentence for a verdict, and how grave it is. */
export function tellVerdict(verdict: Verdict): {
	readonly tone: 'success' | 'warning' | 'danger';
	readonly title: string;
	readonly sentence: string;
} {
	switch (verdict.kind) {
		case 'valid':
			return {
				tone: 'success',
				title: 'Badge valide',
				sentence:
					'Sa signature est la nôtre, rien n’y a changé depuis, et il n’a pas été retiré. Il prouve qu’un parcours a été fini, pas qui l’a fini\u00A0: le nom est celui que la personne a choisi.'
			};
		case 'revoked':
			return { tone: 'danger', title: 'Badge retiré', sentence: tellWithdrawal(verdict) };
		case 'early':
			return {
				tone: 'warning',
				title: 'Badge pas encore valide',
				sentence: `Ce badge vaut à partir du ${tellInstant(verdict.from)}, et l’horloge de ce site dit ${tellInstant(verdict.now)} (heures UTC). ${
					isAboutADay(verdict)
						? 'Il n’est sans doute pas en cause\u00A0: une horloge mal réglée suffit. Revenez demain.'
						: 'L’écart est grand\u00A0: signalez-le à qui tient ce site.'
				}`
			};
		case 'altered':
			return {
				tone: 'danger',
				title: 'Badge modifié',
				sentence:
					'Nous avons délivré un badge sous ce numéro, mais ce texte n’est pas le sien\u00A0: quelque chose y a été changé, ou il en manque un morceau.'
			};
		case 'forged':
			return {
				tone: 'danger',
				title: 'Faux badge',
				sentence:
					'Ce badge dit venir de ce site, mais il ne porte pas notre signature et nous n’en avons délivré aucun sous ce numéro.'
			};
		case 'foreign':
			return {
				tone: 'warning',
				title: 'Badge délivré par d’autres',
				sentence: `Il dit venir de «\u202F${verdict.issuer}\u202F». Nous ne vérifions que les badges délivrés ici, et n’en disons rien de plus\u00A0: demandez à qui l’a délivré.`
			};
		case 'unreadable':
			return {
				tone: 'danger',
				title: 'Ce n’est pas un badge',
				sentence:
					'Un badge d’ici est une longue ligne de lettres en trois parties séparées par des points, qui commence par «\u202FeyJ\u202F». Collez-la en entier, ou choisissez le fichier «\u202F.jwt\u202F» téléchargé depuis sa page.'
			};
	}
}

function tellWithdrawal({ by, on }: Extract<Verdict, { kind: 'revoked' }>): string {
	if (by === null)
		return 'Nous l’avons bien signé, mais il n’est plus chez nous\u00A0: la personne a effacé son compte, et ses badges avec lui. Il ne vaut plus.';
	const who = by === 'holder' ? 'la personne qui le portait' : 'les personnes qui tiennent ce site';
	return `Nous l’avons bien signé, mais il a été retiré le ${formatDay(on!)} par ${who}. Il ne vaut plus.`;
}

function isAboutADay({ from, now }: Extract<Verdict, { kind: 'early' }>): boolean {
	return Date.parse(from) - Date.parse(now) <= 2 * 86_400_000;
}

function tellInstant(iso: string): string {
	return `${formatDay(iso.slice(0, 10))} à ${iso.slice(11, 13)}\u00A0h\u00A0${iso.slice(14, 16)}`;
}

/** What is read in the words of a badge that we signed; null when they are not those of a badge. */
export function readCredential(
	payload: Readonly<Record<string, unknown>>,
	origin: string
): { id: string; validFrom: Date; view: BadgeView } | null {
	const subject = objectIn(payload.credentialSubject);
	const achievement = objectIn(subject.achievement);
	const id = /\/attestations\/([A-Za-z0-9_-]{1,64})$/.exec(textIn(payload.id))?.[1];
	const path = textIn(achievement.id).split('/').at(-1) ?? '';
	const validFrom = new Date(textIn(payload.validFrom));
	if (!id || !isPath(path) || Number.isNaN(validFrom.getTime())) return null;
	const identifiers = Array.isArray(subject.identifier) ? subject.identifier : [];
	const evidence = Array.isArray(payload.evidence) ? payload.evidence : [];
	return {
		id,
		validFrom,
		view: {
			id,
			path,
			title: textIn(payload.name),
			name: textIn(objectIn(identifiers[0]).identityHash),
			day: validFrom.toISOString().slice(0, 10),
			issuer: textIn(objectIn(payload.issuer).id),
			evidence: evidence.map(objectIn).map((one) => ({
				// Shown as a link of this site, whatever its address was when the badge was made.
				url: textIn(one.id).replace(/^https?:\/\/[^/]+/, origin),
				title: textIn(one.name),
				sentence: textIn(one.narrative)
			}))
		}
	};
}

export function objectIn(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}

export function textIn(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
