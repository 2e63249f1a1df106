import type { Point } from '../territory/territory.ts';
import type { Example } from './example.ts';

/**
 * An example for machines that read pages: schema.org in JSON-LD, ready to stand in a `<script>`
 * (no `<` that could close it). `place` is the point of its territory.
 */
export function exampleJsonLd(example: Example, origin: string, place: Point | null): string {
	const id = `${origin}/exemples/${example.slug}`;
	const data = {
		'@context': 'https://schema.org',
		'@type': 'Article',
		'@id': id,
		url: id,
		inLanguage: 'fr',
		headline: example.title,
		description: example.summary,
		license: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
		about: {
			'@type': 'Project',
			'@id': `${id}#alliance`,
			name: example.title,
			description: example.need,
			url: example.website,
			foundingDate: example.startYear?.toString(),
			member: example.actors.map(({ name }) => ({ '@type': 'Organization', name })),
			location: example.territory && {
				'@type': 'Place',
				name: example.territory.label,
				geo: place && {
					'@type': 'GeoCoordinates',
					latitude: place.latitude,
					longitude: place.longitude
				}
			},
			subjectOf: example.sdgs.map((sdg) => `http://metadata.un.org/sdg/${sdg}`)
		},
		citation: example.sources.map(({ title, url, publisher, year }) => ({
			'@type': 'CreativeWork',
			name: title,
			url,
			publisher: publisher && { '@type': 'Organization', name: publisher },
			datePublished: year?.toString()
		}))
	};
	return JSON.stringify(data).replaceAll('<', '\\u003c');
}
