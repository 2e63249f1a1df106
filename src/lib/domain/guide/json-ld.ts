import { GLOSSARY_PATH, type Term } from './glossary.ts';
import { CONTENT_LICENCE, questionPath, VADEMECUM_PATH, VADEMECUM_TITLE } from './vademecum.ts';
import type { Question } from './vademecum.ts';

/**
 * A question for machines that read pages: schema.org in JSON-LD, ready to stand in a `<script>` (no
 * `<` that could close it).
 */
export function questionJsonLd(
	{
		slug,
		title,
		description,
		updated
	}: Pick<Question, 'slug' | 'title' | 'description' | 'updated'>,
	origin: string
): string {
	const url = origin + questionPath(slug);
	return written({
		'@type': 'Article',
		'@id': url,
		url,
		inLanguage: 'fr',
		headline: title,
		description,
		dateModified: updated,
		license: CONTENT_LICENCE.url,
		isAccessibleForFree: true,
		author: { '@type': 'Organization', name: 'Faire alliance', url: origin },
		isPartOf: { '@type': 'Book', name: VADEMECUM_TITLE, url: origin + VADEMECUM_PATH }
	});
}

/** The whole glossary as a set of defined terms. */
export function glossaryJsonLd(terms: readonly Term[], origin: string): string {
	const url = origin + GLOSSARY_PATH;
	return written({
		'@type': 'DefinedTermSet',
		'@id': url,
		url,
		name: 'Glossaire du «\u202Ffaire alliance\u202F»',
		inLanguage: 'fr',
		license: CONTENT_LICENCE.url,
		hasDefinedTerm: terms.map(({ id, term, definition }) => ({
			'@type': 'DefinedTerm',
			'@id': `${url}#${id}`,
			name: term,
			description: definition,
			inDefinedTermSet: url
		}))
	});
}

function written(data: Record<string, unknown>): string {
	return JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
}
