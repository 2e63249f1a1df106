import type { PlacedIndicator } from './indicator-atlas.ts';

/**
 * A figure for machines that read pages: an Observation of schema.org in JSON-LD, ready to stand in a
 * `<script>` (no `<` that could close it). What the source does not say is left out.
 */
export function indicatorJsonLd(indicator: PlacedIndicator, origin: string): string {
	const id = `${origin}/observatoire/indicateurs/${indicator.id}`;
	const data = {
		'@context': 'https://schema.org',
		'@type': 'Observation',
		'@id': `${id}#chiffre`,
		url: id,
		mainEntityOfPage: id,
		name: indicator.label,
		value: indicator.value,
		unitText: indicator.unit,
		// UN/CEFACT, « percent ».
		unitCode: indicator.unit === '%' ? 'P1' : undefined,
		observationDate: indicator.year?.toString(),
		observationAbout: { '@type': 'Thing', name: indicator.population },
		variableMeasured: {
			'@type': 'StatisticalVariable',
			'@id': `${id}#variable`,
			name: indicator.label
		},
		subjectOf: [
			{
				'@type': 'CreativeWork',
				name: indicator.study,
				url: indicator.url,
				creator: indicator.institute
					? { '@type': 'Organization', name: indicator.institute }
					: undefined
			},
			{
				'@type': 'Dataset',
				'@id': `${origin}/observatoire/donnees/indicators`,
				name: 'Indicateurs de l’observatoire',
				description:
					'Les chiffres d’enquêtes sur les partenariats, chacun avec son public, son année, son étude et sa source.',
				url: `${origin}/observatoire/donnees/indicators`,
				license: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/'
			}
		]
	};
	return JSON.stringify(data).replaceAll('<', '\\u003c');
}
