import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { CSV_COLUMNS, fromCsvRow } from '../../domain/catalogue/csv.ts';
import { checkExample } from '../../domain/catalogue/example.ts';
import { decodeUtf8 } from '../platform/utf8.ts';
import type { ReadEntry } from './import.ts';

/** The file as a whole cannot be read: nothing of it is imported. */
export class UnreadableFile extends Error {
	override readonly name = 'UnreadableFile';
}

const LARGEST_FILE = 200 * 1024 * 1024; // bytes
const LONGEST_LINE = 1024 * 1024; // characters; the longest true record has about 4,000

/**
 * Reads a file of examples, JSONL or CSV (told apart by what it holds), and checks each record.
 * Throws UnreadableFile, with a French sentence, when the file is cut, not in UTF-8, too big, or
 * neither of the two forms: then nothing of it may be kept.
 */
export async function readExamplesFile(file: string, now: Date): Promise<ReadEntry[]> {
	const text = decode(await readBytes(file));
	if (text.trim() === '') throw new UnreadableFile('Le fichier est vide.');
	return /^\s*[{[]/.test(text) ? readJsonLines(text, now) : readCsv(text, now);
}

async function readBytes(file: string): Promise<Buffer> {
	let handle;
	try {
		handle = await open(file);
		const { size } = await handle.stat();
		if (size > LARGEST_FILE) {
			throw new UnreadableFile('Le fichier dépasse 200 Mo : découpez-le en plusieurs fichiers.');
		}
		return await handle.readFile();
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new UnreadableFile(`Le fichier « ${file} » n’existe pas.`);
		if (code === 'EISDIR') throw new UnreadableFile(`« ${file} » est un dossier, pas un fichier.`);
		if (code === 'EACCES')
			throw new UnreadableFile(`Le fichier « ${file} » n’est pas lisible : vérifiez ses droits.`);
		throw error;
	} finally {
		await handle?.close();
	}
}

function decode(bytes: Buffer): string {
	const read = decodeUtf8(bytes);
	if ('fault' in read) throw new UnreadableFile(`Le fichier ${read.fault}`);
	return read.text;
}

function readJsonLines(text: string, now: Date): ReadEntry[] {
	const lines = text.split('\n');
	const lastFilled = lines.findLastIndex((line) => line.trim() !== '');
	return lines.flatMap((line, index) => {
		if (line.trim() === '') return [];
		refuseLongLine(line, index + 1);
		let record: unknown;
		try {
			record = JSON.parse(line);
		} catch {
			// A last line that is not ended and does not parse: the file was still being written, or cut.
			if (index === lastFilled && index === lines.length - 1) {
				throw new UnreadableFile(
					`Le fichier semble coupé : sa dernière ligne (n° ${index + 1}) n’est pas complète. Rien n’a été importé.`
				);
			}
			const sentence = 'n’est pas du JSON valide (un enregistrement complet par ligne)';
			return [{ line: index + 1, slug: null, faults: [{ field: 'ligne', sentence }] }];
		}
		return [check(record, index + 1, now)];
	});
}

function readCsv(text: string, now: Date): ReadEntry[] {
	const head = text.slice(0, Math.max(0, text.search(/\r?\n|$/)));
	refuseLongLine(head, 1);
	const delimiter = [',', ';', '\t'].find(
		(sign) => head.split(sign).length >= CSV_COLUMNS.length / 2
	);
	if (!delimiter || !/(^|[",;\t])slug(["',;\t]|$)/.test(head)) {
		throw new UnreadableFile(
			`Le fichier n’est ni du JSONL ni le CSV attendu : sa première ligne doit nommer les colonnes (${CSV_COLUMNS.slice(0, 4).join(', ')}…).`
		);
	}
	let rows: { info: { lines: number }; record: Record<string, string> }[];
	try {
		rows = parse(text, {
			columns: (names: string[]) => names.map((name) => name.trim()),
			delimiter,
			info: true,
			max_record_size: LONGEST_LINE,
			skip_empty_lines: true
		}) as unknown as typeof rows;
	} catch (error) {
		throw new UnreadableFile(csvSentence(error as Error & { code?: string; lines?: number }));
	}
	const unknown = Object.keys(rows[0]?.record ?? {}).filter(
		(name) => !(CSV_COLUMNS as readonly string[]).includes(name)
	);
	if (unknown.length > 0) {
		throw new UnreadableFile(
			`Le fichier a des colonnes inconnues : ${unknown.join(', ').slice(0, 200)}.`
		);
	}
	return rows.map(({ record, info }) => check(fromCsvRow(record), info.lines, now));
}

function csvSentence(error: Error & { code?: string; lines?: number }): string {
	const where = error.lines ? ` (vers la ligne ${error.lines})` : '';
	switch (error.code) {
		case 'CSV_QUOTE_NOT_CLOSED':
			return `Le fichier semble coupé : un guillemet n’est pas fermé${where}. Rien n’a été importé.`;
		case 'CSV_RECORD_INCONSISTENT_COLUMNS':
		case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
			return `Une ligne n’a pas le même nombre de colonnes que la première${where} : le fichier est coupé ou abîmé. Rien n’a été importé.`;
		case 'CSV_MAX_RECORD_SIZE':
			return `Une ligne dépasse un million de caractères${where} : le fichier est abîmé. Rien n’a été importé.`;
		default:
			return `Le fichier CSV est abîmé${where} : ${error.message}. Rien n’a été importé.`;
	}
}

function refuseLongLine(line: string, number: number): void {
	if (line.length > LONGEST_LINE) {
		throw new UnreadableFile(
			`La ligne ${number} dépasse un million de caractères : le fichier est abîmé, ou n’a pas un enregistrement par ligne. Rien n’a été importé.`
		);
	}
}

function check(record: unknown, line: number, now: Date): ReadEntry {
	const { slug } = (record ?? {}) as { slug?: unknown };
	return {
		line,
		slug: typeof slug === 'string' ? slug.slice(0, 120) : null,
		...checkExample(record, now)
	};
}
