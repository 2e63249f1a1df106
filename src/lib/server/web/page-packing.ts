import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import {
	brotliCompress,
	brotliCompressSync,
	brotliDecompress,
	constants,
	gzipSync
} from 'node:zlib';

/** Header by which a page tells the revisions it was made from; it never leaves the process. */
export const KEPT_AT = 'x-kept-at';

/** Header that names the text of a page among the `bodies` that are handed over as they are. */
export const KEPT_BODY = 'x-kept-body';

/** A page as it goes over the wire. */
export interface KeptPage {
	/** The revisions it was made from: `catalogue-12.territory-3`. */
	readonly madeFrom: string;
	readonly etag: string;
	/** Names and values in turn, as `writeHead` takes them; without those that are of one request. */
	readonly headers: readonly string[];
	readonly body: Buffer;
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding that a client takes. Anything that is not plainly accepted is not used. */
export function encodingOf(accepted: string | string[] | undefined): Encoding {
	if (typeof accepted !== 'string') return 'identity';
	if (accepted === 'gzip, deflate, br, zstd') return 'br'; // what browsers send
	const takes = (name: string) =>
		accepted
			.split(',')
			.some((one) =>
				new RegExp(`^\\s*${name}\\s*(;\\s*q=(0\\.0*[1-9]\\d*|1(\\.0*)?))?\\s*$`, 'i').test(one)
			);
	return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

/** Headers that belong to one request, or to the connection. */
const OF_ONE_REQUEST = new Set([
	KEPT_AT,
	KEPT_BODY,
	'x-request-id',
	'date',
	'connection',
	'keep-alive',
	'transfer-encoding',
	'content-length'
]);

const unpackBrotli = promisify(brotliDecompress);
const compressBrotli = promisify(brotliCompress);
/** Of brotli: a sixth of the time of 5, for a sixth more bytes; a page asked for again is packed again, better. */
const QUALITY = 2;
const BETTER_QUALITY = 9;

/** Makes what is kept and sent out of what a page answered. */
export function packPage(
	headers: OutgoingHttpHeaders,
	body: Buffer | readonly string[],
	encoding: Encoding
): KeptPage {
	const plain = Buffer.isBuffer(body) ? body : written(body);
	const packed = encode(plain, encoding, QUALITY);
	return { ...wrap(headers, packed, encoding), madeFrom: String(headers[KEPT_AT] ?? '') };
}

/** Pages are written here one after another: a buffer of its own for each costs as much as packing it. */
let desk = Buffer.allocUnsafeSlow(1_000_000);

/** The bytes of texts that follow one another, good until the next call. */
function written(texts: readonly string[]): Buffer {
	const most = texts.reduce((sum, text) => sum + text.length * 3, 0);
	if (desk.length < most) desk = Buffer.allocUnsafeSlow(most);
	let at = 0;
	for (const text of texts) at += desk.write(text, at);
	return desk.subarray(0, at);
}

function wrap(headers: OutgoingHttpHeaders, packed: Buffer, encoding: Encoding) {
	const etag = `"${createHash('sha1').update(packed).digest('base64url').slice(0, 20)}"`;
	const list: string[] = [];
	for (const [name, value] of Object.entries(headers)) {
		if (OF_ONE_REQUEST.has(name) || name === 'etag' || value === undefined) continue;
		list.push(name, Array.isArray(value) ? value.join(', ') : String(value));
	}
	list.push('etag', etag, 'vary', 'accept-encoding', 'content-length', String(packed.length));
	if (encoding !== 'identity') list.push('content-encoding', encoding);
	return { etag, headers: list, body: packed };
}

/** Marks that Svelte leaves for a script to take the page over: ours has none. */
const HYDRATION_MARKS = /<!--[^>]*-->/g;

/** The same page in fewer bytes; null when it is not packed by brotli. */
export async function repack({ madeFrom, headers, body }: KeptPage): Promise<KeptPage | null> {
	const named: Record<string, string> = {};
	for (let at = 0; at < headers.length; at += 2) named[headers[at]!] = headers[at + 1]!;
	if (named['content-encoding'] !== 'br') return null;
	const text = (await unpackBrotli(body)).toString();
	const isPage = named['content-type']?.startsWith('text/html');
	const lighter = Buffer.from(isPage ? text.replace(HYDRATION_MARKS, '') : text);
	const better = await compressBrotli(lighter, {
		params: brotliParameters(lighter, BETTER_QUALITY)
	});
	delete named['content-encoding'];
	delete named.vary;
	return { madeFrom, ...wrap(named, better, 'br') };
}

/** A copy of its own in the given packing. */
function encode(body: Buffer, encoding: Encoding, quality: number): Buffer {
	if (encoding === 'gzip') return gzipSync(body, { level: 6 });
	if (encoding === 'identity') return Buffer.from(body);
	return brotliCompressSync(body, { params: brotliParameters(body, quality) });
}

function brotliParameters(body: Buffer, quality: number) {
	return {
		[constants.BROTLI_PARAM_QUALITY]: quality,
		[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
		[constants.BROTLI_PARAM_SIZE_HINT]: body.length,
		// The usual window of 4 MB is memory to take and to clear for each page; this one stays small enough
		// to be taken again from what the last page gave back, and a page repeats itself nearby.
		[constants.BROTLI_PARAM_LGWIN]: quality < BETTER_QUALITY ? 16 : 18
	};
}
