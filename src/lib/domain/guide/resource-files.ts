import type { Resource } from './resources.ts';

/** Columns of the sheet, in their order. */
export const RESOURCE_COLUMNS = [
	'id',
	'nature',
	'title',
	'publisher',
	'url',
	'sentence',
	'questions',
	'roles',
	'stages',
	'minutes',
	'year',
	'licence',
	'language'
] as const;

/** A row of the sheet: a list takes one cell, an item a line. `origin` makes our own addresses whole. */
export function toResourceRow(resource: Resource, origin: string): string[] {
	const whole = withWholeUrl(resource, origin);
	return RESOURCE_COLUMNS.map((column) => {
		const value = whole[column];
		return Array.isArray(value) ? value.join('\n') : String(value ?? '');
	});
}

/** The whole selection as one JSON document. */
export function writeResourcesJson(resources: readonly Resource[], origin: string): string {
	return `${JSON.stringify(
		{
			licence: 'https://creativecommons.org/licenses/by/4.0/',
			count: resources.length,
			resources: resources.map((resource) => withWholeUrl(resource, origin))
		},
		null,
		'\t'
	)}\n`;
}

/**
 * The list for machines that read pages: schema.org in JSON-LD, ready to stand in a `<script>` (no `<`
 * that could close it).
 */
export function resourcesJsonLd(
	resources: readonly Resource[],
	origin: string,
	{ title, description }: { title: string; description: string }
): string {
	const id = `${origin}/ressources`;
	return JSON.stringify({
		'@context': 'https://schema.org',
		'@type': 'CollectionPage',
		'@id': id,
		url: id,
		name: title,
		description,
		inLanguage: 'fr',
		license: 'https://creativecommons.org/licenses/by/4.0/',
		mainEntity: {
			'@type': 'ItemList',
			numberOfItems: resources.length,
			itemListElement: resources.map((resource, rank) => ({
				'@type': 'ListItem',
				position: rank + 1,
				name: resource.title,
				url: withWholeUrl(resource, origin).url
			}))
		}
	}).replaceAll('<', '\\u003c');
}

function withWholeUrl(resource: Resource, origin: string): Resource {
	return resource.url.startsWith('/') ? { ...resource, url: origin + resource.url } : resource;
}
