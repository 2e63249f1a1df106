import { DOMAINS, FAMILIES, type Domain, type Family } from '../catalogue/vocabulary.ts';
import type { Point } from '../territory/territory.ts';
import type { NeedCard } from './view.ts';
import { HELP } from './vocabulary.ts';

/** What the public page of an organisation says of it. */
export interface PublicOrganisation {
	readonly slug: string;
	readonly name: string;
	readonly acronym: string | null;
	readonly family: Family;
	readonly purpose: string | null;
	readonly domains: readonly Domain[];
	readonly website: string | null;
}

/**
 * The Murmurations profile of an organisation (organizations_schema-v1.0.0): what its public page says, and
 * the needs and offers it published. No contact but the page to write to it.
 */
export function murmurationsProfile(
	organisation: PublicOrganisation,
	{ origin, place, needs }: { origin: string; place: Point | null; needs: readonly NeedCard[] }
) {
	const page = `${origin}/organisations/${organisation.slug}`;
	const { name, acronym, purpose, website, family, domains } = organisation;
	const helps = [...new Set(needs.flatMap(({ help }) => help))].map((one) => HELP[one]);
	return {
		linked_schemas: ['organizations_schema-v1.0.0'],
		name,
		...(acronym ? { nickname: acronym } : {}),
		primary_url: website ?? page,
		tags: [FAMILIES[family], ...domains.map((one) => DOMAINS[one]), ...helps],
		urls: [
			{ name: 'Faire alliance', url: page },
			...needs.map(({ title, slug }) => ({ name: title, url: `${origin}/besoins/${slug}` }))
		],
		...(purpose ? { mission: purpose } : {}),
		...(place ? { geolocation: { lat: place.latitude, lon: place.longitude } } : {}),
		country_iso_3166: 'FR',
		contact_details: {
			contact_form: `${origin}/messages/nouveau?a=${encodeURIComponent(organisation.slug)}`
		},
		unique_id: page
	};
}
