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
	return holdsEtag(request.headers.get('if-none-match'), etag);
}

/** Does an `If-None-Match` name this version? Weakly compared (RFC 9110, 13.1.2). */
export function holdsEtag(condition: string | null | undefined, etag: string): boolean {
	if (condition === null || condition === undefined) return false;
	const bare = (one: string) => one.trim().replace(/^W\//, '');
	return condition.trim() === '*' || condition.split(',').some((one) => bare(one) === bare(etag));
}
