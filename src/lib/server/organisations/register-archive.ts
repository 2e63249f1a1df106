import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** Said when a file cannot be loaded at all, to be shown as it is. */
export class UnreadableRegister extends Error {
	override readonly name = 'UnreadableRegister';
}

/** A CSV: a file, or one of an archive. */
export interface Part {
	readonly name: string;
	/** Once out of its archive. */
	readonly bytes: number;
	open(): Promise<Readable>;
}

export async function sizeOf(path: string): Promise<number> {
	try {
		const stats = await stat(path);
		if (stats.isDirectory()) throw new UnreadableRegister(`« ${path} » est un dossier.`);
		if (stats.size === 0) throw new UnreadableRegister(`Le fichier « ${path} » est vide.`);
		return stats.size;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new UnreadableRegister(`Le fichier « ${path} » n’existe pas.`);
		throw error;
	}
}

export async function isZip(path: string): Promise<boolean> {
	const file = await open(path);
	try {
		const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
		return buffer.toString('latin1') === 'PK\u0003\u0004';
	} finally {
		await file.close();
	}
}

export function plainPart(path: string, bytes: number): Part {
	return {
		name: basename(path),
		bytes,
		open: async () => createReadStream(path, { highWaterMark: 256 * 1024 })
	};
}

/** The CSV of an archive, in the order of their names: the same archive is always read alike. */
export async function listZip(path: string): Promise<Part[]> {
	const zip = await openZip(path);
	const entries: Entry[] = [];
	try {
		await new Promise<void>((resolve, reject) => {
			zip.on('entry', (entry: Entry) => {
				if (/\.csv$/i.test(entry.fileName)) entries.push(entry);
				zip.readEntry();
			});
			zip.once('end', resolve);
			zip.once('error', reject);
			zip.readEntry();
		});
	} catch (error) {
		throw spoilt(path, error);
	} finally {
		zip.close();
	}
	return entries
		.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
		.map((entry) => ({
			name: entry.fileName,
			bytes: entry.uncompressedSize,
			open: async () => {
				const own = await openZip(path);
				return new Promise<Readable>((resolve, reject) =>
					own.openReadStream(entry, (error, stream) => {
						if (error || !stream) return reject(spoilt(path, error));
						stream.once('close', () => own.close());
						resolve(stream);
					})
				);
			}
		}));
}

function openZip(path: string): Promise<ZipFile> {
	return new Promise((resolve, reject) =>
		yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
			error ? reject(spoilt(path, error)) : resolve(zip)
		)
	);
}

export function spoilt(path: string, cause: unknown): Error {
	if (cause instanceof UnreadableRegister) return cause;
	return new UnreadableRegister(
		`Le fichier « ${path} » est abîmé ou incomplet : téléchargez-le de nouveau. Ce qui en a déjà été chargé est gardé.`,
		{ cause }
	);
}

export async function fingerprintOf(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
		hash.update(chunk);
	return hash.digest('hex');
}
