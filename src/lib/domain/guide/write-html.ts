import { GLOSSARY_PATH } from './glossary.ts';
import { anchorOf, keyOf, type Note } from './notes.ts';
import type { Block, Inline } from './text.ts';

/** What a text needs to be written as HTML that is XHTML too. */
export interface Pen {
	readonly notes: ReadonlyMap<string, Note>;
	/** The definition of a term that was marked. */
	readonly define: (id: string) => string;
	/** Added to the level of each heading. */
	readonly deeper?: number;
	/** Set before each anchor of a text, when several texts share one page. */
	readonly prefix?: string;
	/** Where the notes are: the page itself unless told. */
	readonly notesAt?: string;
	/** Where the glossary is. */
	readonly glossaryAt?: string;
	/** Rewrites the addresses of links, to this site and to others. */
	readonly link?: (href: string) => string;
	/** For books: a term leads to the glossary at their end, without its definition beside it. */
	readonly isBook?: boolean;
	/** Tables stand as they are, not in a frame that scrolls. */
	readonly unframed?: boolean;
	/** Notes that the text has already called: only the first call can be gone back to. */
	readonly called?: Set<string>;
}

export function writeBlocks(blocks: readonly Block[], pen: Pen): string {
	const state = { section: '', tables: 0 };
	return blocks.map((block) => writeBlock(block, pen, state)).join('');
}

/** Tables are named by the section they stand in. */
interface State {
	section: string;
	tables: number;
}

function writeBlock(block: Block, pen: Pen, state: State): string {
	switch (block.kind) {
		case 'heading': {
			const level = Math.min(6, block.level + (pen.deeper ?? 0));
			const inside = writeInlines(block.inside, pen);
			state.section = inside.replace(/<[^>]*>/g, '');
			const id = block.id ? ` id="${(pen.prefix ?? '') + block.id}"` : '';
			return `<h${level}${id}>${inside}</h${level}>\n`;
		}
		case 'paragraph':
			return `<p>${writeInlines(block.inside, pen)}</p>\n`;
		case 'line':
			return writeInlines(block.inside, pen);
		case 'list': {
			const tag = block.ordered ? 'ol' : 'ul';
			const items = block.items.map(
				(item) => `<li>${item.map((one) => writeBlock(one, pen, state)).join('')}</li>\n`
			);
			return `<${tag}>\n${items.join('')}</${tag}>\n`;
		}
		case 'quote':
			return `<blockquote>${block.inside.map((one) => writeBlock(one, pen, state)).join('')}</blockquote>\n`;
		case 'table':
			return framed(writeTable(block.head, block.rows, pen), pen, state);
		case 'rule':
			return '<hr/>\n';
		case 'figure':
			return `<figure>${block.svg}</figure>\n`;
	}
}

function writeTable(
	head: readonly (readonly Inline[])[],
	rows: readonly (readonly (readonly Inline[])[])[],
	pen: Pen
): string {
	const heads = head.map((cell) => `<th scope="col">${writeInlines(cell, pen)}</th>`).join('');
	const lines = rows.map((row) => {
		const cells = row.map((cell, rank) =>
			rank === 0
				? `<th scope="row">${writeInlines(cell, pen)}</th>`
				: `<td>${writeInlines(cell, pen)}</td>`
		);
		return `<tr>${cells.join('')}</tr>\n`;
	});
	return `<table><thead><tr>${heads}</tr></thead>\n<tbody>\n${lines.join('')}</tbody></table>`;
}

/** A table wider than the page scrolls in a frame of its own, which the keyboard can enter. */
function framed(table: string, { unframed }: Pen, state: State): string {
	if (unframed) return `${table}\n`;
	state.tables++;
	const name = `Tableau ${state.tables}${state.section ? `\u00A0: ${state.section}` : ''}`;
	return `<div class="frame" role="region" aria-label="${name.replaceAll('"', '&quot;')}" tabindex="0">${table}</div>\n`;
}

export function writeInlines(inside: readonly Inline[], pen: Pen): string {
	return inside.map((one) => writeInline(one, pen)).join('');
}

function writeInline(one: Inline, pen: Pen): string {
	switch (one.kind) {
		case 'text':
			return escape(one.text);
		case 'code':
			return `<code>${escape(one.text)}</code>`;
		case 'strong':
			return `<strong>${writeInlines(one.inside, pen)}</strong>`;
		case 'emphasis':
			return `<em>${writeInlines(one.inside, pen)}</em>`;
		case 'link': {
			const href = pen.link?.(one.href) ?? one.href;
			const rel = /^https?:/.test(one.href) ? ' rel="noopener external"' : '';
			return `<a href="${escape(href)}"${rel}>${writeInlines(one.inside, { ...pen, notes: bare(pen.notes) })}</a>`;
		}
		case 'break':
			return '<br/>';
		case 'cited':
			return writeCited(keyOf(one), pen);
		case 'term':
			return writeTerm(one.id, one.text, pen);
	}
}

/** Inside a link there can be no other link: the figure is written alone. */
function bare(notes: Pen['notes']): Pen['notes'] {
	return new Map([...notes].map(([key, note]) => [key, { ...note, number: 0 }]));
}

function writeCited(key: string, { notes, notesAt = '', called, isBook }: Pen): string {
	const note = notes.get(key);
	if (!note) throw new Error(`${key} has no note`);
	if (note.number === 0) return escape(note.value);
	const isFirst = called !== undefined && !called.has(key);
	called?.add(key);
	const id = isFirst ? ` id="appel-${note.number}"` : '';
	const role = isBook ? ' role="doc-noteref"' : '';
	return `<a class="cited"${id}${role} href="${notesAt}#${anchorOf(key)}">${escape(note.value)}<sup><span class="visually-hidden">, source </span>${note.number}</sup></a>`;
}

function writeTerm(id: string, text: string, pen: Pen): string {
	const href = `${pen.glossaryAt ?? GLOSSARY_PATH}#${id}`;
	if (pen.isBook) return `<a class="in-glossary" href="${href}">${escape(text)}</a>`;
	const name = `${pen.prefix ?? ''}def-${id}`;
	return `<span class="term"><a href="${href}" aria-describedby="${name}">${escape(text)}</a><span class="def" role="tooltip" id="${name}">${escape(pen.define(id))}</span></span>`;
}

export function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
