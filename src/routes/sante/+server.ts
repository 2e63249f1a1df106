import { readHealth } from '#lib/server/platform/health.ts';
import { sentenceFor } from '#lib/server/web/sentences.ts';

/** For the machines that watch over this one: is the database there, and what does it hold? */
export async function GET({ locals }) {
	const health = await readHealth(locals.reader);
	const headers = { 'cache-control': 'no-store' };
	if (!health) {
		return Response.json(
			{ status: 'unavailable', message: sentenceFor(503) },
			{ status: 503, headers }
		);
	}
	return Response.json({ status: 'ok', ...health }, { headers });
}
