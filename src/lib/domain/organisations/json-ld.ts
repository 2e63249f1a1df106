import type { Family } from '../kernel/vocabulary.ts';
import type { OrganisationView } from './organisation.ts';

/** The nearest type of Schema.org; « Organization » when none fits. */
const TYPES: Partial<Record<Family, string>> = {
	association: 'NGO',
	fondation: 'NGO',
	entreprise: 'Corporation',
	collectivite: 'GovernmentOrganization',
	etat: 'GovernmentOrganization'
};

/** Schema.org Organization, as the text of a script element: nothing in it can close the element. */
export function organisationJsonLd(view: OrganisationView, origin: string): string {
	const identifiers = [
		...(view.siren ? [{ propertyID: 'SIREN', value: view.siren }] : []),
		...(view.siret ? [{ propertyID: 'SIRET', value: view.siret }] : []),
		...(view.rna ? [{ propertyID: 'RNA', value: view.rna }] : [])
	];
	return JSON.stringify({
		'@context': 'https://schema.org',
		'@type': TYPES[view.family] ?? 'Organization',
		'@id': `${origin}/organisations/${view.slug}#organisation`,
		name: view.name,
		alternateName: view.acronym ?? undefined,
		description: view.purpose ?? undefined,
		url: view.website ?? `${origin}/organisations/${view.slug}`,
		identifier:
			identifiers.length > 0
				? identifiers.map((one) => ({ '@type': 'PropertyValue', ...one }))
				: undefined,
		sameAs: view.siren
			? [`https://annuaire-entreprises.data.gouv.fr/entreprise/${view.siren}`]
			: undefined,
		address: view.place
			? {
					'@type': 'PostalAddress',
					addressLocality: view.place.name,
					addressCountry: 'FR'
				}
			: undefined,
		areaServed: view.territories.map(({ name, code }) => ({
			'@type': 'AdministrativeArea',
			name,
			identifier: code
		})),
		knowsLanguage: view.languages
	}).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
}
