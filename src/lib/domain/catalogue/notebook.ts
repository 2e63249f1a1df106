import { mendSlug } from './slug.ts';

/**
 * A notebook: examples that a person keeps, in her order, under a title of hers. It has no account and
 * no table: an address holds all of it, and can be kept, sent or printed.
 */
export interface Notebook {
	readonly slugs: readonly string[];
	/** Empty when she wrote none. */
	readonly title: string;
}

/** An address of sixty examples stays under the 8,000 characters that every browser and mail passes on. */
export const MOST_KEPT = 60;
export const LONGEST_TITLE = 90;
const EXAMPLE_PARAMETER = 'e';
const TITLE_PARAMETER = 'titre';

/** A notebook as an address asks for it, and how many examples were beyond the sixtieth. */
export interface NotebookAsked {
	readonly notebook: Notebook;
	readonly cut: number;
}

export const EMPTY_NOTEBOOK: Notebook = { slugs: [], title: '' };

/**
 * Reads a notebook in an address. Never fails: slugs are mended, said once each, and those beyond the
 * sixtieth are cut (`cut` counts them).
 */
export function readNotebook(parameters: Iterable<[string, string]>): NotebookAsked {
	const slugs = new Set<string>();
	let title = '';
	for (const [name, value] of parameters) {
		if (name === EXAMPLE_PARAMETER) {
			for (const part of value.split(',')) {
				const slug = mendSlug(part);
				if (slug) slugs.add(slug);
			}
		} else if (name === TITLE_PARAMETER) title ||= cleanTitle(value);
	}
	const kept = [...slugs].slice(0, MOST_KEPT);
	return { notebook: { slugs: kept, title }, cut: slugs.size - kept.length };
}

/** Writes a notebook as an address holds it, always the same for the same notebook. */
export function writeNotebook({ slugs, title }: Notebook): URLSearchParams {
	const parameters = new URLSearchParams();
	for (const slug of slugs) parameters.append(EXAMPLE_PARAMETER, slug);
	if (title) parameters.set(TITLE_PARAMETER, title);
	return parameters;
}

/** The address of the page of a notebook, or of one of its files. */
export function notebookAddress(notebook: Notebook, form: '' | '.pdf' | '.csv' | '.txt' = '') {
	const search = writeNotebook(notebook).toString();
	return search ? `/carnet${form}?${search}` : `/carnet${form}`;
}

export function isKept({ slugs }: Notebook, slug: string): boolean {
	return slugs.includes(slug);
}

/** The same notebook with one example more, at its end; unchanged when it is full or holds it already. */
export function keep(notebook: Notebook, slug: string): Notebook {
	if (isKept(notebook, slug) || notebook.slugs.length >= MOST_KEPT) return notebook;
	return { ...notebook, slugs: [...notebook.slugs, slug] };
}

/** The same notebook without one example. */
export function leaveOut(notebook: Notebook, slug: string): Notebook {
	return { ...notebook, slugs: notebook.slugs.filter((one) => one !== slug) };
}

/** The same notebook with one example one place earlier (`-1`) or later (`1`); unchanged at the ends. */
export function move(notebook: Notebook, slug: string, by: -1 | 1): Notebook {
	const from = notebook.slugs.indexOf(slug);
	const other = notebook.slugs[from + by];
	if (from < 0 || other === undefined) return notebook;
	const slugs = [...notebook.slugs];
	slugs[from] = other;
	slugs[from + by] = slug;
	return { ...notebook, slugs };
}

/** One line, without what a screen cannot show nor the marks that turn the direction of a text. */
function cleanTitle(text: string): string {
	return text
		.slice(0, 2000)
		.toWellFormed()
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, LONGEST_TITLE)
		.toWellFormed()
		.trim();
}
