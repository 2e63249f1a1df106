import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { encodingOf, KEPT_AT, type KeptPage } from './page-packing.ts';
import { requestIdOf } from './request-id.ts';
import { holdsEtag } from './streams.ts';

/** Header of a request whose answer may be kept: set and taken away by server.js, whatever a client sends. */
export const KEEPS = 'x-keeps';

const LONGEST_ADDRESS = 2_000; // characters: what is longer is answered, not kept

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

/** Gives a kept page, or 304 when the client holds it already. */
export function sendKept(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
	const id = requestIdOf(request.headers['x-request-id']);
	if (holdsEtag(request.headers['if-none-match'], page.etag)) {
		const head = withoutContent(page.headers);
		response.writeHead(304, [...head, 'x-request-id', id]);
		response.end();
		return;
	}
	response.writeHead(200, [...page.headers, 'x-request-id', id]);
	response.end(request.method === 'HEAD' ? undefined : page.body);
}

function withoutContent(headers: readonly string[]): string[] {
	const kept: string[] = [];
	for (let at = 0; at < headers.length; at += 2) {
		if (!/^content-(type|length|encoding)$/.test(headers[at]!))
			kept.push(headers[at]!, headers[at + 1]!);
	}
	return kept;
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
