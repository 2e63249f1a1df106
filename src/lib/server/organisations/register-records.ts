/** More signs than any true row: a quote was opened and never closed. */
const LONGEST_ROW = 200_000;

/**
 * Cuts a CSV that comes by pieces into rows of cells. Ours, because csv-parse took 60 % of the time of an import
 * (`bench/measures/registers.ts`): most rows of the registers have few quotes or none, and are split at once.
 *
 * Quotes hold delimiters, line ends and doubled quotes. One that closes before anything but a
 * delimiter or a line end is a sign like another. A row that never closes is taken as it stands, to its line end.
 */
export class RecordCutter {
	readonly #delimiter: string;
	#rest = '';

	constructor(delimiter: string) {
		this.#delimiter = delimiter;
	}

	/** The rows that this piece completes. */
	push(piece: string): string[][] {
		const text = this.#rest + piece;
		const rows: string[][] = [];
		let at = 0;
		for (;;) {
			const next = this.#cut(text, at, rows, false);
			if (next === null) break;
			at = next;
		}
		this.#rest = text.slice(at);
		return rows;
	}

	/** What is left once all has come; `isOpen` when the last row ends inside quotes. */
	end(): { rows: string[][]; isOpen: boolean } {
		const rows: string[][] = [];
		const text = this.#rest;
		this.#rest = '';
		if (text === '') return { rows, isOpen: false };
		let at = 0;
		while (at < text.length) {
			const next = this.#cut(text, at, rows, true);
			if (next === null) return { rows, isOpen: true };
			at = next;
		}
		return { rows, isOpen: false };
	}

	/** Adds the row that begins at `from`, and answers where the next begins; null when it is not complete. */
	#cut(text: string, from: number, rows: string[][], isLast: boolean): number | null {
		const found = text.indexOf('\n', from);
		if (found < 0 && !isLast) return this.#giveUp(text, from, rows);
		const lineEnd = found < 0 ? text.length : found;
		const line = text.slice(from, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd);
		if (!line.includes('"')) {
			if (line !== '') rows.push(line.split(this.#delimiter));
			return lineEnd + 1;
		}
		const cells: string[] = [];
		let at = from;
		for (;;) {
			const cell = this.#readCell(text, at, isLast);
			if (cell === null) return this.#giveUp(text, from, rows);
			cells.push(cell.value);
			at = cell.end + 1;
			if (text[cell.end] !== this.#delimiter) {
				rows.push(cells);
				return text[cell.end] === '\r' ? cell.end + 2 : at;
			}
		}
	}

	/** A row too long to be one is taken to its first line end. */
	#giveUp(text: string, from: number, rows: string[][]): number | null {
		if (text.length - from < LONGEST_ROW) return null;
		const lineEnd = text.indexOf('\n', from);
		const end = lineEnd < 0 ? text.length : lineEnd;
		rows.push(text.slice(from, end).split(this.#delimiter));
		return end + 1;
	}

	#readCell(text: string, at: number, isLast: boolean): { value: string; end: number } | null {
		if (text[at] !== '"') {
			const end = this.#endOf(text, at);
			if (end < text.length || isLast) return { value: text.slice(at, end), end };
			return null;
		}
		for (let from = at + 1; ;) {
			const quote = text.indexOf('"', from);
			if (quote < 0 || (quote === text.length - 1 && !isLast)) return null;
			if (text[quote + 1] === '"') {
				from = quote + 2;
				continue;
			}
			const end = quote + 1;
			// « \r » alone at the end of a piece: its « \n » comes with the next.
			if (text[end] === '\r' && end === text.length - 1 && !isLast) return null;
			if (end === text.length || this.#endOf(text, end) === end)
				return { value: text.slice(at + 1, quote).replaceAll('""', '"'), end };
			from = end;
		}
	}

	/** Where a cell without quotes ends: at a delimiter, a line end, or the end of the text. */
	#endOf(text: string, at: number): number {
		let end = at;
		for (; end < text.length; end++) {
			const sign = text[end];
			if (sign === this.#delimiter || sign === '\n') break;
			if (sign === '\r' && (text[end + 1] === '\n' || end === text.length - 1)) break;
		}
		return end;
	}
}
