import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';

/** A text of content/ with its data, in which each piece is found again at its line. */
export interface WrittenFile {
	/** From the root, with slashes. */
	readonly file: string;
	readonly text: string;
	/** The YAML of the file, or of its front matter. */
	readonly data: unknown;
	/** What comes after the front matter, and the line it begins at. */
	readonly body: { readonly text: string; readonly line: number } | null;
	/** Line of a piece of the data; of what holds it when it is missing. */
	lineOf(path: readonly (string | number)[]): number;
	/** Every text of the data, with the name it stands under. */
	readonly texts: readonly WrittenText[];
}

export interface WrittenText {
	readonly name: string;
	readonly value: string;
	readonly line: number;
}

/** Something wrong, where it is. */
export interface ContentFault {
	readonly file: string;
	readonly line: number;
	readonly sentence: string;
}

/** Reads a YAML file, or a Markdown file with its front matter; or says why it cannot be read. */
export function readWritten(file: string, text: string): WrittenFile | ContentFault {
	const parts = file.endsWith('.md') ? splitFile(text) : { head: text, first: 1, body: null };
	if (!parts) return { file, line: 1, sentence: 'n’a pas d’en-tête entre deux lignes « --- »' };
	const lines = new LineCounter();
	const document = parseDocument(parts.head, { lineCounter: lines });
	const at = (offset: number) => lines.linePos(offset).line + parts.first - 1;
	const [error] = document.errors;
	if (error) return { file, line: at(error.pos[0]), sentence: `YAML illisible : ${error.code}` };
	return {
		file,
		text,
		data: document.toJS() as unknown,
		body: parts.body,
		lineOf: (path) => at(offsetOf(document, path)),
		texts: textsOf(document).map(({ offset, ...text }) => ({ ...text, line: at(offset) }))
	};
}

export function isFault(read: WrittenFile | ContentFault): read is ContentFault {
	return 'sentence' in read;
}

function splitFile(text: string) {
	const match = /^---\r?\n([\s\S]*?\n)---\r?\n([\s\S]*)$/.exec(text);
	if (!match) return null;
	const body = match[2]!;
	const before = text.slice(0, text.length - body.length);
	return { head: match[1]!, first: 2, body: { text: body, line: before.split('\n').length } };
}

function offsetOf(document: Document, path: readonly (string | number)[]): number {
	for (let length = path.length; length > 0; length--) {
		const holder = document.getIn(path.slice(0, length - 1), true);
		const key = path[length - 1]!;
		if (isMap(holder)) {
			const pair = holder.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
			if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
		} else if (isSeq(holder)) {
			const item = holder.items[Number(key)];
			const range = (item as { range?: readonly number[] | null } | undefined)?.range;
			if (range) return range[0]!;
		}
	}
	return 0;
}

function textsOf(document: Document): { name: string; value: string; offset: number }[] {
	const texts: { name: string; value: string; offset: number }[] = [];
	visit(document, {
		Scalar(key, node, path) {
			if (key === 'key' || typeof node.value !== 'string' || !node.range) return;
			const holder = path.findLast((one) => 'key' in one && isScalar(one.key));
			const name =
				holder && 'key' in holder && isScalar(holder.key) ? String(holder.key.value) : '';
			texts.push({ name, value: node.value, offset: node.range[0] });
		}
	});
	return texts;
}
