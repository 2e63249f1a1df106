/** A body sent as it is read: a whole catalogue never stands in memory at once. */
export function streamText(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	const iterator = chunks[Symbol.asyncIterator]();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await iterator.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await iterator.return?.();
		}
	});
}

/** True when the browser already holds this version: the answer is then 304 with no body. */
export function isFresh(request: Request, etag: string): boolean {
	const held = request.headers.get('if-none-match');
	return (
		held !== null &&
		held.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === etag.replace(/^W\//, ''))
	);
}
