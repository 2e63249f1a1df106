import type { Point } from '../territory/territory.ts';
import type { Need } from './need.ts';
import { HELP } from './vocabulary.ts';

/**
 * A need is a schema.org `Demand`, an offer an `Offer`; ready to stand in a `<script>` (no `<` that could
 * close it). `place` is the point of its territory.
 */
export function needJsonLd(need: Need, origin: string, place: Point | null): string {
	const id = `${origin}/besoins/${need.slug}`;
	const party = {
		'@type':
			need.organisation.family === 'collectivite' ? 'GovernmentOrganization' : 'Organization',
		'@id': `${origin}/organisations/${need.organisation.slug}`,
		name: need.organisation.name
	};
	const data = {
		'@context': 'https://schema.org',
		'@type': need.kind === 'need' ? 'Demand' : 'Offer',
		'@id': id,
		url: id,
		name: need.title,
		description: need.situation,
		// Of a Demand, schema.org names the one who asks by what is told about it.
		...(need.kind === 'offer'
			? { offeredBy: party }
			: { subjectOf: { '@type': 'WebPage', '@id': `${id}#page`, url: id, publisher: party } }),
		itemOffered: need.help.map((one) => ({
			'@type': one === 'goods' || one === 'premises' ? 'Product' : 'Service',
			name: HELP[one]
		})),
		availabilityStarts: need.publishedAt?.toISOString().slice(0, 10),
		availabilityEnds: need.until ?? undefined,
		areaServed: need.place && {
			'@type': 'AdministrativeArea',
			name: need.place.name,
			identifier: need.place.code,
			geo: place && {
				'@type': 'GeoCoordinates',
				latitude: place.latitude,
				longitude: place.longitude
			}
		}
	};
	return JSON.stringify(data).replaceAll('<', '\\u003c');
}
