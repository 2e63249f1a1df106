import type { Domain, Family, Sdg } from '../kernel/vocabulary.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import type { Language, MemberRole, Proof, Size } from './vocabulary.ts';

/** What an organisation says of itself: what its form asks, its exports hold and its imports read. */
export interface OrganisationFields {
	readonly name: string;
	readonly acronym: string | null;
	readonly family: Family;
	/** INSEE’s legal category, four digits. */
	readonly legalCategory: string | null;
	readonly siren: string | null;
	/** Of its seat. */
	readonly siret: string | null;
	readonly rna: string | null;
	readonly purpose: string | null;
	readonly domains: readonly Domain[];
	readonly sdgs: readonly Sdg[];
	/** Code of the commune of its seat. */
	readonly place: string | null;
	/** Codes of the territories where it acts. */
	readonly territories: readonly string[];
	readonly size: Size | null;
	readonly website: string | null;
	readonly languages: readonly Language[];
}

/** What a list shows of an organisation. */
export interface OrganisationCard {
	readonly slug: string;
	readonly name: string;
	readonly acronym: string | null;
	readonly family: Family;
	readonly purpose: string | null;
	readonly domains: readonly Domain[];
	readonly town: { readonly code: string; readonly name: string } | null;
	/** Kilometres from the territory chosen; null without one, or when the seat is not known. */
	readonly distance: number | null;
}

/** The page of an organisation. */
export interface OrganisationView extends Omit<OrganisationFields, 'place' | 'territories'> {
	readonly id: number;
	readonly slug: string;
	readonly version: number;
	readonly updatedAt: Date;
	readonly place: NamedTerritory | null;
	readonly territories: readonly NamedTerritory[];
	/** Words of the legal category, when INSEE’s list has it. */
	readonly legalCategoryName: string | null;
	/** The organisation of the examples that this one is (catalogue), when somebody tied them. */
	readonly actorKey: string | null;
	/** Those who agreed to be named here. */
	readonly people: readonly { readonly name: string; readonly role: MemberRole }[];
	/** Does anybody speak for it on the site? */
	readonly represented: boolean;
	/** How it was established that one of those who speak for it does; null when it was not yet. */
	readonly proof: Proof | null;
}
