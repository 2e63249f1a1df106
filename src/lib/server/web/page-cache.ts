import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import {
	brotliCompress,
	brotliCompressSync,
	brotliDecompress,
	constants,
	gzipSync
} from 'node:zlib';

/*
 * Answers to anonymous reading, kept in memory as they go over the wire. They change nothing but
 * speed: an answer is given again only while every revision that it was made from is still the
 * present one, to a request that could not have been answered otherwise.
 */

/** Header by which a page tells the revisions it was made from; it never leaves the process. */
export const KEPT_AT = 'x-kept-at';

/** Header that names the text of a page among the `bodies` that are handed over as they are. */
export const KEPT_BODY = 'x-kept-body';

/** Header of a request whose answer may be kept: set and taken away by server.js, whatever a client sends. */
export const KEEPS = 'x-keeps';

/** The revisions of this process, as `platform/revision.ts` follows them. */
export interface Revisions {
	readonly hears: boolean;
	readonly numbers: ReadonlyMap<string, number>;
}

export interface KeptPage {
	/** The revisions it was made from: `catalogue-12.territory-3`. */
	readonly madeFrom: string;
	readonly etag: string;
	/** Names and values in turn, as `writeHead` takes them; without those that are of one request. */
	readonly headers: readonly string[];
	readonly body: Buffer;
}

const LONGEST_ADDRESS = 2_000; // characters: what is longer is answered, not kept
const LARGEST_PAGE = 1_000_000; // bytes
const OVERHEAD = 600; // bytes an entry costs beside its body and its key
/** Share of the room for pages that were asked for twice: a walk over many addresses does not push them out. */
const ASKED_AGAIN = 0.8;

type Encoding = 'br' | 'gzip' | 'identity';

/** Pages by key, the least recently asked for leaving first, within a number of bytes. */
export class PageCache {
	readonly #once: Store;
	readonly #again: Store;

	constructor(bytes: number) {
		this.#once = new Store(bytes * (1 - ASKED_AGAIN));
		this.#again = new Store(bytes * ASKED_AGAIN);
	}

	/** Bytes held. */
	get bytes(): number {
		return this.#once.bytes + this.#again.bytes;
	}

	/**
	 * The page of a key, when what it was made from is still what is. The second time it is asked for, it is packed
	 * better, in the background.
	 */
	read(key: string, revisions: Revisions): KeptPage | null {
		const known = this.#again.touch(key);
		const page = known ?? this.#once.take(key);
		if (!page) return null;
		if (!isPresent(page.madeFrom, revisions)) {
			this.#again.take(key);
			return null;
		}
		this.#again.put(key, page);
		if (!known) void this.#improve(key, page);
		return page;
	}

	async #improve(key: string, page: KeptPage): Promise<void> {
		const better = await repack(page).catch(() => null);
		if (better && this.#again.touch(key) === page) this.#again.put(key, better);
	}

	keep(key: string, page: KeptPage): void {
		if (page.body.length > LARGEST_PAGE) return;
		if (this.#again.has(key)) this.#again.put(key, page);
		else this.#once.put(key, page);
	}
}

class Store {
	readonly #room: number;
	readonly #pages = new Map<string, KeptPage>();
	bytes = 0;

	constructor(room: number) {
		this.#room = room;
	}

	has(key: string): boolean {
		return this.#pages.has(key);
	}

	touch(key: string): KeptPage | undefined {
		return this.#pages.get(key);
	}

	take(key: string): KeptPage | undefined {
		const page = this.#pages.get(key);
		if (page) {
			this.#pages.delete(key);
			this.bytes -= sizeOf(key, page);
		}
		return page;
	}

	put(key: string, page: KeptPage): void {
		this.take(key);
		this.#pages.set(key, page);
		this.bytes += sizeOf(key, page);
		for (const oldest of this.#pages.keys()) {
			if (this.bytes <= this.#room) return;
			this.take(oldest);
		}
	}
}

function sizeOf(key: string, { body, headers }: KeptPage): number {
	return body.length + key.length * 2 + headers.length * 40 + OVERHEAD;
}

function isPresent(madeFrom: string, { hears, numbers }: Revisions): boolean {
	if (!hears) return false;
	if (madeFrom === '') return true;
	for (const part of madeFrom.split('.')) {
		const at = part.lastIndexOf('-');
		const subject = part.slice(0, at);
		const number = subject === DAY ? today() : numbers.get(subject);
		if (number !== Number(part.slice(at + 1))) return false;
	}
	return true;
}

const DAY = 'day';

/** Days since 1970, UTC: for a page that changes every day. */
export function today(): number {
	return Math.floor(Date.now() / 86_400_000);
}

/**
 * The key under which the answer to a request may be kept, or null when it may not: it changes
 * something, or says who asks. All that an answer can depend on is in the key.
 */
export function keyOf(request: IncomingMessage, origin: string): string | null {
	const { method, url = '/', headers } = request;
	if (method !== 'GET' && method !== 'HEAD') return null;
	if (url.length > LONGEST_ADDRESS) return null;
	if (headers.cookie !== undefined || headers.authorization !== undefined) return null;
	if (headers.range !== undefined || url.includes('x-sveltekit-')) return null;
	for (const name in headers) if (name.startsWith('x-sveltekit-')) return null;
	return `${encodingOf(headers['accept-encoding'])} ${origin} ${url}`;
}

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

/** Gives a kept page, or 304 when the client holds it already. */
export function sendKept(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
	const id = requestId(request);
	if (holds(request.headers['if-none-match'], page.etag)) {
		const head = withoutContent(page.headers);
		response.writeHead(304, [...head, 'x-request-id', id]);
		response.end();
		return;
	}
	response.writeHead(200, [...page.headers, 'x-request-id', id]);
	response.end(request.method === 'HEAD' ? undefined : page.body);
}

function requestId({ headers }: IncomingMessage): string {
	const given = headers['x-request-id'];
	return (typeof given === 'string' && given.slice(0, 64).replace(/[^\w-]/g, '')) || randomUUID();
}

function holds(condition: string | undefined, etag: string): boolean {
	if (condition === undefined) return false;
	if (condition.trim() === '*') return true;
	return condition.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

function withoutContent(headers: readonly string[]): string[] {
	const kept: string[] = [];
	for (let at = 0; at < headers.length; at += 2) {
		if (!/^content-(type|length|encoding)$/.test(headers[at]!))
			kept.push(headers[at]!, headers[at + 1]!);
	}
	return kept;
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
async function repack({ madeFrom, headers, body }: KeptPage): Promise<KeptPage | null> {
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

/**
 * Watches what a page answers. When it says that it may be kept, `kept` receives the whole of it
 * instead of the client; any other answer goes its way untouched.
 */
export function watchAnswer(
	response: ServerResponse,
	kept: (headers: OutgoingHttpHeaders, body: Buffer) => void
): void {
	const { writeHead, write, end } = response;
	const chunks: Buffer[] = [];
	const restore = () => Object.assign(response, { writeHead, write, end });
	response.writeHead = ((status: number, ...rest: unknown[]) => {
		for (const part of rest) {
			if (part && typeof part === 'object') {
				for (const [name, value] of Object.entries(part)) response.setHeader(name, value as string);
			}
		}
		if (status === 200 && response.hasHeader(KEPT_AT)) return response;
		response.removeHeader(KEPT_AT);
		restore();
		return response.writeHead(status);
	}) as typeof writeHead;
	const take = (chunk: unknown) => {
		if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
		else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
	};
	response.write = ((chunk: unknown, ...rest: unknown[]) => {
		if (!response.hasHeader(KEPT_AT)) {
			restore();
			return (write as (...all: unknown[]) => unknown).call(response, chunk, ...rest);
		}
		take(chunk);
		const done = rest.at(-1);
		if (typeof done === 'function') (done as () => void)();
		return true;
	}) as typeof write;
	response.end = ((chunk?: unknown, ...rest: unknown[]) => {
		restore();
		if (!response.hasHeader(KEPT_AT))
			return (end as (...all: unknown[]) => unknown).call(response, chunk, ...rest);
		if (typeof chunk !== 'function') take(chunk);
		kept(response.getHeaders(), Buffer.concat(chunks));
		return response;
	}) as typeof end;
}
