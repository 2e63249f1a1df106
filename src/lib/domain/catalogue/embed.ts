import { writeQuery, type CatalogueQuery } from './query.ts';

/** How an embedded part takes its colours. */
export const THEMES = {
	auto: 'Comme le choisit chaque lecteur',
	clair: 'Toujours clair',
	sombre: 'Toujours sombre'
} as const;
export type Theme = keyof typeof THEMES;

/** What an embedded list may hold; the first is the one by default. */
export const LENGTHS = [5, 3, 10] as const;

/** What may be asked of an embedded part beside what it shows. Never fails. */
export interface EmbedOptions {
	readonly theme: Theme;
	/** Number of examples of a list, 1 to 10. */
	readonly length: number;
}

/** The parameters of the address that are not those of a search. */
export const EMBED_PARAMETERS = ['exemple', 'nombre', 'theme'] as const;

export function readEmbedOptions(parameters: URLSearchParams): EmbedOptions {
	const theme = parameters.get('theme') ?? '';
	const length = Math.trunc(Number(parameters.get('nombre')));
	return {
		theme: Object.hasOwn(THEMES, theme) ? (theme as Theme) : 'auto',
		length: length >= 1 ? Math.min(length, 10) : LENGTHS[0]
	};
}

function writeOptions(
	parameters: URLSearchParams,
	{ theme, length }: Partial<EmbedOptions>
): string {
	if (length && length !== LENGTHS[0]) parameters.set('nombre', String(length));
	if (theme && theme !== 'auto') parameters.set('theme', theme);
	const search = parameters.toString();
	return search ? `?${search}` : '';
}

/** The page that explains how to embed a selection. */
export function embedPageAddress(query: CatalogueQuery): string {
	return `/integrer${writeOptions(writeQuery({ ...query, page: 1 }), {})}`;
}

/** The part to embed: one example. */
export function embeddedExample(slug: string, { theme }: Pick<EmbedOptions, 'theme'>): string {
	return `/integrer/exemple/${slug}${writeOptions(new URLSearchParams(), { theme })}`;
}

/** The part to embed: the list of a selection. */
export function embeddedList(query: CatalogueQuery, options: EmbedOptions): string {
	return `/integrer/exemples${writeOptions(writeQuery({ ...query, page: 1 }), options)}`;
}

/** The HTML to copy. `height` in pixels; the title is read by those who do not see the frame. */
export function embedCode(address: string, title: string, height: number): string {
	return `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${height}" loading="lazy" style="border: 0"></iframe>`;
}

function attribute(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
