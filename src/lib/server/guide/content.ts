import { readFile } from 'node:fs/promises';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { inRoot } from '../platform/root.ts';

/** One page of `content/pages`: its front matter and its body as HTML. */
export interface EditorialPage {
	readonly title: string;
	readonly description: string;
	/** `YYYY-MM-DD`. */
	readonly updated: string;
	readonly html: string;
}

/** The texts of the home page, in the shape of content/accueil.yaml. */
export interface HomeTexts {
	readonly title: string;
	readonly lead: string;
	readonly search: {
		label: string;
		placeholder: string;
		button: string;
		examples: { label: string; query: string }[];
	};
	readonly loop: {
		title: string;
		lead: string;
		note: string;
		steps: { name: string; sentence: string }[];
	};
	readonly forms: { title: string; lead: string; items: { id: string; sentence: string }[] };
	readonly guide: { title: string; lead: string };
	readonly figures: {
		title: string;
		lead: string;
		note: string;
		ids: { id: string; sentence: string }[];
	};
	readonly territories: { title: string; lead: string };
	readonly open: { title: string; lead: string };
	readonly who: { title: string; items: { name: string; sentence: string }[] };
}

// HTML is off: what editors write is Markdown, whatever comes in with it is shown as text.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** `## Les lieux {#lieux}` gives the heading an address of its own. */
markdown.core.ruler.push('heading-address', ({ tokens }) => {
	for (const [at, token] of tokens.entries()) {
		const content = token.type === 'heading_open' ? tokens[at + 1] : undefined;
		const last = content?.children?.at(-1);
		const [mark, id] = /\s*\{#([a-z0-9-]+)\}$/.exec(last?.content ?? '') ?? [];
		if (!last || !mark || !id) continue;
		last.content = last.content.slice(0, -mark.length);
		token.attrSet('id', id);
	}
});

const cache = new Map<string, Promise<string>>();

/** Content is read once: it changes with the product, not while it runs. */
function readText(path: string): Promise<string> {
	let text = cache.get(path);
	if (!text) cache.set(path, (text = readFile(inRoot('content', path), 'utf8')));
	return text;
}

/** Reads a page of `content/pages` by its name. Throws when the file or its front matter is missing: a fault of ours. */
export async function readEditorialPage(name: string): Promise<EditorialPage> {
	const text = await readText(`pages/${name}.md`);
	const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
	if (!head || body === undefined) throw new Error(`content/pages/${name}.md has no front matter`);
	const { title, description, updated } = parse(head) as Record<string, string>;
	return {
		title: title!,
		description: description!,
		updated: updated!,
		html: markdown.render(body)
	};
}

export async function readHomeTexts(): Promise<HomeTexts> {
	return parse(await readText('accueil.yaml')) as HomeTexts;
}
