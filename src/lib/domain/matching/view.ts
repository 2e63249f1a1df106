import type { NamedTerritory } from '../territory/territory.ts';
import type { Family } from '../catalogue/vocabulary.ts';
import { excerptOf, type Need } from './need.ts';
import type { Help, NeedKind, NeedState } from './vocabulary.ts';

/** What a list shows of a need or an offer. */
export interface NeedCard {
	readonly slug: string;
	readonly kind: NeedKind;
	readonly state: NeedState;
	readonly title: string;
	readonly excerpt: string;
	readonly help: readonly Help[];
	readonly place: NamedTerritory | null;
	/** Whole kilometres from the place asked for, when it lies outside of it. */
	readonly distance: number | null;
	readonly until: string | null;
	/** `YYYY-MM-DD`. */
	readonly publishedOn: string | null;
	readonly organisation: { readonly slug: string; readonly name: string; readonly family: Family };
}

export function toNeedCard(need: Need, distance: number | null = null): NeedCard {
	const { slug, kind, state, title, help, place, until, organisation } = need;
	return {
		slug,
		kind,
		state,
		title,
		excerpt: excerptOf(need.situation),
		help,
		place,
		distance: distance === null || distance < 1 ? null : Math.round(distance),
		until,
		publishedOn: need.publishedAt?.toISOString().slice(0, 10) ?? null,
		organisation: {
			slug: organisation.slug,
			name: organisation.name,
			family: organisation.family
		}
	};
}
