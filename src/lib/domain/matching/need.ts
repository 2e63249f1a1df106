import type { Domain, Family, Sdg } from '../catalogue/vocabulary.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import type { Help, NeedKind, NeedState, Public } from './vocabulary.ts';

/** What an organisation tells of a need or an offer; an empty text or list is not told yet. */
export interface NeedContent {
	readonly title: string;
	/** Of a need, the difficulty; of an offer, what is brought. */
	readonly situation: string;
	readonly publics: readonly Public[];
	/** For whom, in their own words. */
	readonly audience: string;
	readonly domains: readonly Domain[];
	readonly sdgs: readonly Sdg[];
	/** Code of the territory. */
	readonly territory: string | null;
	/** Of a need, what would change for people if it were met. */
	readonly change: string;
	readonly help: readonly Help[];
	/** How much, how often, since when. */
	readonly helpDetail: string;
	/** Last day it makes sense to answer, `YYYY-MM-DD`. */
	readonly until: string | null;
	/** Of a need, what can be given in return; of an offer, what is expected. */
	readonly inReturn: string;
	/** Of a need, what is not wanted; of an offer, what is not done. */
	readonly limits: string;
}

export type NeedField = keyof NeedContent;

export const EMPTY_CONTENT: NeedContent = {
	title: '',
	situation: '',
	publics: [],
	audience: '',
	domains: [],
	sdgs: [],
	territory: null,
	change: '',
	help: [],
	helpDetail: '',
	until: null,
	inReturn: '',
	limits: ''
};

export interface NeedOrganisation {
	readonly id: number;
	readonly slug: string;
	readonly name: string;
	readonly family: Family;
}

/** A need or an offer with what its page tells. */
export interface Need extends NeedContent {
	readonly slug: string;
	readonly kind: NeedKind;
	readonly state: NeedState;
	readonly organisation: NeedOrganisation;
	/** The territory as it is named; null when it is not told, or no longer one. */
	readonly place: NamedTerritory | null;
	readonly createdAt: Date;
	readonly updatedAt: Date;
	readonly publishedAt: Date | null;
	readonly confirmedAt: Date | null;
	readonly askedAt: Date | null;
	readonly closedAt: Date | null;
	readonly version: number;
}

/** What must be told before others read it. */
const REQUIRED: readonly NeedField[] = ['title', 'situation', 'territory', 'help'];

/** The fields that keep it from being published, in the order of the form. */
export function missingIn(content: NeedContent, kind: NeedKind): NeedField[] {
	const required: readonly NeedField[] = kind === 'need' ? [...REQUIRED, 'change'] : REQUIRED;
	return required.filter((field) => {
		const value = content[field];
		return value === null || value.length === 0;
	});
}

/** « besoin », « offre »: inside a sentence. */
export function kindWord(kind: NeedKind): string {
	return kind === 'need' ? 'besoin' : 'offre';
}

/** The first sentence or so of the situation, for a list: at most `longest` signs, cut between two words. */
export function excerptOf(text: string, longest = 220): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= longest) return line;
	const cut = line.slice(0, longest).replace(/\s+\S*$/, '');
	return `${cut.replace(/[\s,;:.]+$/u, '')}…`;
}
