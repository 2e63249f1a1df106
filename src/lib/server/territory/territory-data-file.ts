import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import {
	FILE_NAMES,
	readColumns,
	type Sheet,
	type SheetKind,
	type SheetRow
} from '../../domain/territory/territory-data-sheet.ts';
import { decodeUtf8 } from '../platform/utf8.ts';

/** The file as a whole cannot be read: nothing of it is kept. The message is a French sentence. */
export class UnreadableDataFile extends Error {
	override readonly name = 'UnreadableDataFile';
	readonly file: SheetKind;

	constructor(file: SheetKind, sentence: string) {
		super(`Dans ${FILE_NAMES[file]}\u00A0: ${sentence}`);
		this.file = file;
	}
}

/** A file as it was given: its name, its fingerprint, its lines. */
export interface DataFile {
	readonly name: string;
	/** SHA-256 of its bytes, in hexadecimal. */
	readonly sha256: string;
	readonly sheet: Sheet;
}

/** The largest file that the command reads. */
export const LARGEST_DATA_FILE = 100 * 1024 * 1024; // bytes
const LONGEST_LINE = 64 * 1024; // characters

/**
 * Reads a CSV (`;` or `,`, UTF-8 with or without its mark). Throws UnreadableDataFile when it is empty,
 * in another encoding, cut in the middle of a quoted cell, or without the expected columns.
 */
export function readDataFile(kind: SheetKind, name: string, bytes: Uint8Array): DataFile {
	const refuse = (sentence: string) => new UnreadableDataFile(kind, sentence);
	if (bytes.byteLength > LARGEST_DATA_FILE)
		throw refuse('le fichier dépasse 100 Mo\u00A0: découpez-le.');
	const text = decode(bytes, refuse);
	if (text.trim() === '') throw refuse('le fichier est vide.');
	const [head, ...rows] = readRows(text, delimiterOf(text), refuse);
	const read = readColumns(head!.cells, kind);
	if ('sentence' in read) throw refuse(read.sentence);
	if (rows.length === 0) throw refuse('il n’y a aucune ligne après celle des colonnes.');
	return {
		name: fileNameOf(name),
		sha256: createHash('sha256').update(bytes).digest('hex'),
		sheet: { columns: read.columns, rows }
	};
}

type Refuse = (sentence: string) => UnreadableDataFile;

function decode(bytes: Uint8Array, refuse: Refuse): string {
	const read = decodeUtf8(bytes);
	if ('fault' in read) throw refuse(`le fichier ${read.fault}`);
	const { text } = read;
	if (text.startsWith('PK\u0003\u0004') || text.includes('\0'))
		throw refuse(
			'ce n’est pas un fichier de texte\u00A0: enregistrez la feuille du tableur en «\u202FCSV UTF-8\u202F».'
		);
	return text;
}

/** The sign that parts the names of the columns. */
function delimiterOf(text: string): string {
	const head = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
	return head.split(';').length > head.split(',').length ? ';' : ',';
}

function readRows(text: string, delimiter: string, refuse: Refuse): SheetRow[] {
	const rows: SheetRow[] = [];
	const lines = text.split(/\r\n|\n|\r/);
	/** The line where the next record begins: blank lines are passed over. */
	const next = (line: number) => {
		let at = line;
		while (at <= lines.length && lines[at - 1] === '') at++;
		return at;
	};
	const long = lines.findIndex((line) => line.length > LONGEST_LINE);
	if (long >= 0) throw refuse(`la ligne ${long + 1} est démesurée\u00A0: le fichier est abîmé.`);
	let line = 1;
	try {
		parse(text, {
			bom: true,
			delimiter,
			info: true,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			record_delimiter: ['\r\n', '\n', '\r'],
			on_record: ((read: { record: string[] }) => {
				line = next(line);
				// A spreadsheet ends its files with lines of nothing but delimiters.
				if (read.record.some((cell) => cell.trim() !== '')) rows.push({ line, cells: read.record });
				line += read.record.join(' ').split(/\r\n|\n|\r/).length;
				return null;
			}) as never
		});
	} catch (error) {
		const { code } = error as { code?: string };
		if (!code?.startsWith('CSV_')) throw error;
		throw refuse(
			code === 'CSV_QUOTE_NOT_CLOSED'
				? `un guillemet s’ouvre à la ligne ${next(line)} et ne se ferme pas\u00A0: le fichier est abîmé ou coupé. Rien n’a été chargé.`
				: `le fichier est abîmé à la ligne ${next(line)}. Rien n’a été chargé.`
		);
	}
	return rows;
}

/** The name without its folders, as it can be shown. */
function fileNameOf(name: string): string {
	const bare = name
		.split(/[/\\]/)
		.at(-1)!
		.replace(/\p{Cc}+/gu, '')
		.trim()
		.toWellFormed();
	return bare.slice(0, 200) || 'sans nom';
}
