import { basename } from 'node:path';
import {
	readHeader,
	type HeaderReading,
	type RegisterSource
} from '../../domain/organisations/register-columns.ts';
import { joinWords } from '../../domain/kernel/typography.ts';
import { decodeCell } from './register-encoding.ts';
import {
	fingerprintOf,
	isZip,
	listZip,
	plainPart,
	sizeOf,
	spoilt,
	UnreadableRegister,
	type Part
} from './register-archive.ts';
import { RecordCutter } from './register-records.ts';

/** A file of an official register, opened: its header is known to be sound. */
export interface RegisterFile {
	readonly path: string;
	readonly name: string;
	readonly bytes: number;
	readonly source: RegisterSource;
	/** French sentences: columns that are new or absent, and that we do not read. */
	readonly remarks: readonly string[];
	/** SHA-256 of the whole file. */
	fingerprint(): Promise<string>;
	records(): AsyncGenerator<RegisterRecord>;
	/** Share of the file that `records` has read so far, 0 to 1. */
	progress(): number;
}

export interface RegisterRecord {
	/** The text of a column, without spaces around it. */
	readonly cell: (column: string) => string;
	/** False when the row has not as many cells as the header: the file is cut here, or the row is spoilt. */
	readonly isWhole: boolean;
}

const HEAD = 64 * 1024; // bytes in which the first line ends

/**
 * Opens a CSV, or a ZIP of one or several CSV that follow one another. Reads the first line of each:
 * throws UnreadableRegister, which names the columns, before anything is loaded.
 */
export async function openRegisterFile(
	path: string,
	expected: readonly RegisterSource[]
): Promise<RegisterFile> {
	const bytes = await sizeOf(path);
	const parts = (await isZip(path)) ? await listZip(path) : [plainPart(path, bytes)];
	let source: RegisterSource | undefined;
	const remarks = new Set<string>();
	for (const part of parts) {
		const { header } = await readHead(part, path);
		const reading = readHeader(header, expected);
		checkHeader(part.name, reading, source);
		source = reading.source;
		for (const remark of remarksOn(reading)) remarks.add(remark);
	}
	if (!source) throw new UnreadableRegister(`« ${path} » ne contient aucun fichier CSV.`);
	let passed = 0;
	const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
	return {
		path,
		name: basename(path),
		bytes,
		source,
		remarks: [...remarks],
		fingerprint: () => fingerprintOf(path),
		progress: () => Math.min(1, passed / Math.max(1, total)),
		async *records() {
			for (const part of parts)
				yield* readPart(part, path, (count) => {
					passed += count;
				});
		}
	};
}

function checkHeader(
	name: string,
	reading: HeaderReading | null,
	known: RegisterSource | undefined
): asserts reading is HeaderReading {
	if (!reading)
		throw new UnreadableRegister(
			`La première ligne de « ${name} » n’est pas celle d’un fichier attendu ici. Rien n’a été chargé.`
		);
	if (reading.missing.length > 0)
		throw new UnreadableRegister(
			`Dans « ${name} », il manque ${reading.missing.length > 1 ? 'les colonnes' : 'la colonne'} ${joinWords(reading.missing)}. Rien n’a été chargé.`
		);
	if (known && known !== reading.source)
		throw new UnreadableRegister(
			`L’archive mêle deux sortes de fichiers (« ${name} » n’est pas comme les précédents). Rien n’a été chargé.`
		);
}

function remarksOn({ absent, unknown }: HeaderReading): string[] {
	const told = [];
	if (unknown.length > 0)
		told.push(
			`Colonnes nouvelles, laissées de côté : ${unknown.map((name) => name.slice(0, 60)).join(', ')}.`
		);
	if (absent.length > 0)
		told.push(`Colonnes absentes, dont le chargement se passe : ${absent.join(', ')}.`);
	return told;
}

async function readHead(
	part: Part,
	path: string
): Promise<{ header: string[]; delimiter: string }> {
	const chunks: Buffer[] = [];
	let length = 0;
	const stream = await part.open();
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			chunks.push(chunk);
			length += chunk.length;
			if (length >= HEAD || chunk.includes(10)) break;
		}
	} catch (error) {
		throw spoilt(path, error);
	} finally {
		stream.destroy();
	}
	const bytes = Buffer.concat(chunks);
	if (bytes[0] === 0xff || bytes[0] === 0xfe)
		throw new UnreadableRegister(
			`« ${part.name} » est en UTF-16 : enregistrez-le en « CSV UTF-8 ». Rien n’a été chargé.`
		);
	const line = bytes
		.toString('latin1')
		.replace(/^\u00EF\u00BB\u00BF/, '')
		.split(/\r?\n/, 1)[0]!;
	const delimiter = line.split(';').length > line.split(',').length ? ';' : ',';
	const header = line.split(delimiter).map((name) => decodeCell(name.replaceAll('"', '').trim()));
	return { header, delimiter };
}

async function* readPart(
	part: Part,
	path: string,
	onBytes: (count: number) => void
): AsyncGenerator<RegisterRecord> {
	const { header, delimiter } = await readHead(part, path);
	const places = new Map(header.map((name, place) => [name, place]));
	const stream = await part.open();
	const cutter = new RecordCutter(delimiter);
	let isHeader = true;
	const give = function* (rows: string[][]) {
		for (const row of rows) {
			if (isHeader) isHeader = false;
			else yield recordOf(row, header.length, places);
		}
	};
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			onBytes(chunk.length);
			yield* give(cutter.push(chunk.toString('latin1')));
		}
		const { rows, isOpen } = cutter.end();
		yield* give(rows);
		// The last row was cut inside quotes: what came before it was given.
		if (isOpen) yield { isWhole: false, cell: () => '' };
	} catch (error) {
		throw spoilt(path, error);
	} finally {
		stream.destroy();
	}
}

function recordOf(
	row: readonly string[],
	width: number,
	places: ReadonlyMap<string, number>
): RegisterRecord {
	return {
		isWhole: row.length === width,
		cell: (column) => {
			const raw = row[places.get(column) ?? -1];
			return raw ? decodeCell(raw).trim() : '';
		}
	};
}
