import { CONTENT_LICENCE } from '../guide/vademecum.ts';
import { PATHS } from './graph.ts';
import { LEARNING_PATH, unitPath } from './unit.ts';
import type { UnitSummary } from './view.ts';

/** A unit for machines that read pages: schema.org in JSON-LD, with no `<` that could close its element. */
export function unitJsonLd(unit: UnitSummary, origin: string): string {
	const url = origin + unitPath(unit.slug);
	return JSON.stringify({
		'@context': 'https://schema.org',
		'@type': 'LearningResource',
		'@id': url,
		url,
		inLanguage: 'fr',
		name: unit.title,
		description: unit.description,
		teaches: unit.goal,
		learningResourceType: 'unité de parcours',
		timeRequired: `PT${unit.minutes}M`,
		dateModified: unit.updated,
		license: CONTENT_LICENCE.url,
		isAccessibleForFree: true,
		provider: { '@type': 'Organization', name: 'Faire alliance', url: origin },
		isPartOf: {
			'@type': 'Course',
			name: `Apprendre à faire alliance\u00A0: ${PATHS[unit.path].title.toLowerCase()}`,
			description: 'Un parcours gratuit en une heure, quatre heures ou douze heures.',
			url: origin + LEARNING_PATH,
			provider: { '@type': 'Organization', name: 'Faire alliance', url: origin }
		}
	}).replaceAll('<', '\\u003c');
}
