import { json, type RequestEvent } from '@sveltejs/kit';
import { Refusal, refusals } from '#lib/domain/kernel/refusal.ts';
import { publicOrigin } from './guest.ts';

/**
 * Answers one of our own scripts: reads the JSON it sent, acts, and answers JSON; a refusal is its status
 * and its sentence. Refuses what a page of another site sends.
 */
export async function answerScript(
	event: RequestEvent,
	act: (input: Readonly<Record<string, unknown>>) => Promise<unknown>
): Promise<Response> {
	try {
		if (event.request.headers.get('origin') !== publicOrigin(event)) throw refuse('foreign');
		return json(await act(await readObject(event.request)));
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return json({ message: error.message }, { status: error.status });
	}
}

async function readObject(request: Request): Promise<Record<string, unknown>> {
	const type = request.headers.get('content-type') ?? '';
	const read: unknown = type.startsWith('application/json')
		? await request.json().catch(() => null)
		: null;
	if (!read || typeof read !== 'object' || Array.isArray(read)) throw refuse('unreadable');
	return read as Record<string, unknown>;
}

const refuse = refusals({
	foreign: [
		403,
		'Cette action n’est pas permise depuis ici\u00A0: revenez à la page et recommencez.'
	],
	unreadable: [
		400,
		'Ce qui a été envoyé n’est pas lisible\u00A0: rechargez la page et recommencez.'
	]
});
