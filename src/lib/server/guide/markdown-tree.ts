import MarkdownIt from 'markdown-it';
import { readDirectives, type Block, type Inline } from '../../domain/guide/text.ts';

/** HTML is off: what editors write is Markdown, whatever comes in with it is shown as text. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
type Token = ReturnType<typeof markdown.parse>[number];

/** Reads a Markdown text as a tree. `## Les lieux {#lieux}` gives a heading an anchor. */
export function readBlocks(text: string): Block[] {
	return blocksOf(new Tokens(markdown.parse(text, {})));
}

/** Reads one line of Markdown: emphasis, links, figures. */
export function readInlines(text: string): Inline[] {
	const [token] = markdown.parseInline(text, {});
	return inlinesOf(new Tokens(token?.children ?? []));
}

/** Tokens read one after another; `…_open` and `…_close` hold what is between them. */
class Tokens {
	readonly #tokens: readonly Token[];
	#at = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	take(): Token | undefined {
		return this.#tokens[this.#at++];
	}

	/** What stands before the close of the token that was just taken; the close is passed. */
	inside(): Tokens {
		const from = this.#at;
		for (let depth = 1; depth > 0; this.#at++) depth += this.#tokens[this.#at]!.nesting;
		return new Tokens(this.#tokens.slice(from, this.#at - 1));
	}

	/** What each token of a type holds. */
	*parts(type: string): Generator<Tokens> {
		for (const token of this) if (token.type === type) yield this.inside();
	}

	*[Symbol.iterator](): Generator<Token> {
		for (let token = this.take(); token; token = this.take()) yield token;
	}
}

function blocksOf(tokens: Tokens): Block[] {
	const blocks: Block[] = [];
	for (const token of tokens) {
		switch (token.type) {
			case 'heading_open':
				blocks.push(headingOf(Number(token.tag.slice(1)), textOf(tokens.inside())));
				break;
			case 'paragraph_open':
				blocks.push({
					kind: token.hidden ? 'line' : 'paragraph',
					inside: textOf(tokens.inside())
				});
				break;
			case 'bullet_list_open':
			case 'ordered_list_open': {
				const ordered = token.type === 'ordered_list_open';
				const items = [...tokens.inside().parts('list_item_open')].map(blocksOf);
				blocks.push({ kind: 'list', ordered, items });
				break;
			}
			case 'blockquote_open':
				blocks.push({ kind: 'quote', inside: blocksOf(tokens.inside()) });
				break;
			case 'table_open':
				blocks.push(tableOf(tokens.inside()));
				break;
			case 'hr':
				blocks.push({ kind: 'rule' });
				break;
			case 'fence':
			case 'code_block':
				blocks.push({ kind: 'paragraph', inside: [{ kind: 'code', text: token.content.trim() }] });
				break;
		}
	}
	return blocks;
}

function tableOf(tokens: Tokens): Block {
	const rows: Inline[][][] = [];
	for (const token of tokens) {
		if (token.type !== 'tr_open') continue;
		const cells: Inline[][] = [];
		const row = tokens.inside();
		for (const cell of row) if (cell.nesting === 1) cells.push(textOf(row.inside()));
		rows.push(cells);
	}
	const [head = [], ...rest] = rows;
	return { kind: 'table', head, rows: rest };
}

function headingOf(level: number, inside: Inline[]): Block {
	const last = inside.at(-1);
	const [mark, id] = (last?.kind === 'text' && /\s*\{#([a-z0-9-]+)\}$/.exec(last.text)) || [];
	if (last?.kind !== 'text' || mark === undefined || id === undefined)
		return { kind: 'heading', level, id: null, inside };
	const title = { kind: 'text', text: last.text.slice(0, -mark.length) } as const;
	return { kind: 'heading', level, id, inside: [...inside.slice(0, -1), title] };
}

/** The text of a block that holds only text. */
function textOf(tokens: Tokens): Inline[] {
	return [...tokens].flatMap(({ children }) => (children ? inlinesOf(new Tokens(children)) : []));
}

function inlinesOf(tokens: Tokens): Inline[] {
	const inlines: Inline[] = [];
	for (const token of tokens) {
		switch (token.type) {
			case 'text':
			case 'text_special':
				inlines.push(...readDirectives(token.content));
				break;
			case 'softbreak':
				inlines.push({ kind: 'text', text: ' ' });
				break;
			case 'hardbreak':
				inlines.push({ kind: 'break' });
				break;
			case 'code_inline':
				inlines.push({ kind: 'code', text: token.content });
				break;
			case 'strong_open':
				inlines.push({ kind: 'strong', inside: inlinesOf(tokens.inside()) });
				break;
			case 'em_open':
				inlines.push({ kind: 'emphasis', inside: inlinesOf(tokens.inside()) });
				break;
			case 'link_open':
				inlines.push({
					kind: 'link',
					href: String(token.attrGet('href') ?? ''),
					inside: inlinesOf(tokens.inside())
				});
				break;
		}
	}
	return joined(inlines);
}

/** Texts side by side are one text: a term may go over the end of a line. */
function joined(inlines: readonly Inline[]): Inline[] {
	const result: Inline[] = [];
	for (const one of inlines) {
		const last = result.at(-1);
		if (one.kind === 'text' && last?.kind === 'text')
			result[result.length - 1] = { kind: 'text', text: last.text + one.text };
		else result.push(one);
	}
	return result;
}
