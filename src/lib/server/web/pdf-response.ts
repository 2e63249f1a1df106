/** A PDF shown in the browser under a name of its own; `no-cache` asks again with the ETag each time. */
export function pdfResponse(
	{ bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string },
	etag: string
): Response {
	return new Response(bytes, {
		headers: {
			etag,
			'cache-control': 'no-cache',
			'content-type': 'application/pdf',
			'content-length': String(bytes.length),
			'content-disposition': `inline; filename="${name}"`
		}
	});
}
