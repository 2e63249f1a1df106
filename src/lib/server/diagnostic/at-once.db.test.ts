import { describe, expect, NOW, openOwnDatabase, test } from '#tests/stage.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import {
	createInvitation,
	joinDiagnostic,
	readAnswersOf,
	saveTheme,
	startDiagnostic
} from './index.ts';

/** A database of its own: what follows is about transactions that run side by side. */
async function withWorld(work: (context: Context) => Promise<void>) {
	const { open, remove } = await openOwnDatabase('migrated');
	try {
		await work({ db: open.db, actor: { kind: 'visitor' }, now: NOW });
	} finally {
		await remove();
	}
}

describe('at the same moment', { timeout: 60_000 }, () => {
	test('every page saved is kept, whichever comes first', async () => {
		await withWorld(async (context) => {
			const token = await startDiagnostic(context, 'organisation');
			await Promise.all([
				saveTheme(context, token, 'vous', { 'q-role': 'ess', nom: 'Ensemble' }),
				saveTheme(context, token, 'besoin', { 'q-ampleur': 'deux' }),
				saveTheme(context, token, 'gouvernance', { 'q-moyens': 'prevu' }),
				saveTheme(context, token, 'envie', { 'q-envie': 'oui' })
			]);
			const { answers, name } = await readAnswersOf(readerOf(context), token);
			expect({ answers, name }).toEqual({
				name: 'Ensemble',
				answers: { role: ['ess'], ampleur: ['deux'], moyens: ['prevu'], envie: ['oui'] }
			});
		});
	});

	test('two tabs that save one page: one is kept, the other is told', async () => {
		await withWorld(async (context) => {
			const token = await startDiagnostic(context, 'organisation');
			const answers = await Promise.allSettled(
				['oui', 'non'].map((envie) =>
					saveTheme(context, token, 'envie', { 'q-envie': envie, vu: '~~' })
				)
			);
			expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		});
	});

	test('six people who finish together are read six, or three by three, never fewer', async () => {
		await withWorld(async (context) => {
			const first = await startDiagnostic(context, 'organisation');
			const invitation = await createInvitation(context, first);
			const joined = await Promise.all(
				Array.from({ length: 5 }, () => joinDiagnostic(context, invitation))
			);
			const tokens = [first, ...joined];
			await Promise.all(
				tokens.map((token, rank) =>
					saveTheme(context, token, 'envie', { 'q-envie': rank % 2 ? 'oui' : 'non' })
				)
			);
			const { joint, people } = await readAnswersOf(readerOf(context), first);
			expect(people).toEqual({ begun: 6, finished: 6 });
			expect(joint.themes.envie!.people).toBe(6);
		});
	});
});
