import type { Letter } from '#lib/domain/accounts/letter.ts';
import type { MailKind } from '#lib/domain/accounts/mail-kinds.ts';
import type { Context } from '../platform/context.ts';
import { queueMail } from '../platform/mail.ts';

/** Writes to a person of the site, unless she refused mails of that kind. In the transaction of what it tells. */
export async function writeToPerson(
	context: Context,
	person: string,
	kind: MailKind,
	letter: Letter
): Promise<void> {
	const row = await context.db
		.selectFrom('person')
		.select('mail')
		.where('id', '=', person)
		.executeTakeFirst();
	if (row) await queueMail(context, { person, address: row.mail, kind, ...bodies(letter) });
}

/** Writes to an address that may belong to nobody here: an invitation, a link to sign in. */
export async function writeToAddress(
	context: Context,
	address: string,
	kind: MailKind,
	letter: Letter
): Promise<void> {
	await queueMail(context, { person: null, address, kind, ...bodies(letter) });
}

function bodies(letter: Letter) {
	const text = [
		...letter.paragraphs,
		...(letter.action ? [`${letter.action.label} : ${letter.action.address}`] : []),
		...(letter.after ?? [])
	].join('\n\n');
	return { subject: letter.subject, text, html: text };
}
