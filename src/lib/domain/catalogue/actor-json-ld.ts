import type { Example } from './example.ts';

interface KnownActor {
	readonly slug: string;
	readonly name: string;
	readonly names: readonly string[];
}

/**
 * An organisation for machines that read pages: schema.org in JSON-LD, ready to stand in a `<script>`
 * (no `<` that could close it). `examples` are those that the page shows.
 */
export function actorJsonLd(
	{ slug, name, names }: KnownActor,
	examples: readonly Pick<Example, 'slug' | 'title'>[],
	origin: string
): string {
	const others = names.filter((one) => one !== name);
	const data = {
		'@context': 'https://schema.org',
		'@type': 'Organization',
		'@id': `${origin}/acteurs/${slug}`,
		name,
		alternateName: others.length > 0 ? others : undefined,
		mainEntityOfPage: `${origin}/acteurs/${slug}`,
		subjectOf: examples.map((example) => ({
			'@type': 'Article',
			'@id': `${origin}/exemples/${example.slug}`,
			url: `${origin}/exemples/${example.slug}`,
			headline: example.title
		}))
	};
	return JSON.stringify(data).replaceAll('<', '\\u003c');
}
