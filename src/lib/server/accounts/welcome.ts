import type { SignedIn } from '#lib/domain/kernel/actor.ts';
import type { Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import type { Account } from './session.ts';

/** At her first visit she says her name, and agrees to the notice on personal data of that version. */
export async function agree(
	context: Context,
	account: Account,
	given: { readonly name: string; readonly notice: string }
): Promise<void> {
	const { db, now } = context;
	await db
		.updateTable('person')
		.set({
			name: given.name,
			consent_at: now,
			consent_version: given.notice,
			updated_at: now
		})
		.where('id', '=', account.actor.id)
		.execute();
	await writeJournal(
		{ ...context, actor: account.actor },
		{
			action: 'account.agreed',
			subject: ['person', account.actor.id],
			details: { notice: given.notice }
		}
	);
}

/** Changes the name by which she is known. */
export async function renameMyself(
	context: Context & { readonly actor: SignedIn },
	name: string
): Promise<void> {
	await context.db
		.updateTable('person')
		.set({ name, updated_at: context.now })
		.where('id', '=', context.actor.id)
		.execute();
}
