import {
	letterAsHtml,
	letterAsText,
	type Letter,
	type LetterFoot
} from '#lib/domain/accounts/letter.ts';
import { MAIL_KINDS, type MailKind } from '#lib/domain/accounts/mail-kinds.ts';
import type { Context } from '../platform/context.ts';
import { queueMail } from '../platform/mail.ts';
import { refusalAddress } from './mail-preferences.ts';

/**
 * Writes to a person of the site, unless she refused mails of that kind. In the transaction of what it
 * tells. The address at which she refuses a kind is on the site of the letter's action.
 */
export async function writeToPerson(
	context: Context,
	person: string,
	kind: MailKind,
	letter: Letter
): Promise<void> {
	const row = await context.db
		.selectFrom('person')
		.leftJoin('mail_refusal', (join) =>
			join.onRef('mail_refusal.person', '=', 'person.id').on('mail_refusal.kind', '=', kind)
		)
		.select(['person.mail', 'mail_refusal.kind as refused'])
		.where('person.id', '=', person)
		.executeTakeFirst();
	const { optional } = MAIL_KINDS[kind];
	if (!row || (optional && row.refused !== null)) return;
	const site = optional && letter.action ? new URL(letter.action.address).origin : null;
	const refusal = site ? await refusalAddress(context, site, person, kind) : null;
	await queueMail(context, {
		person,
		address: row.mail,
		kind,
		...written(letter, kind, refusal)
	});
}

/** Writes to an address that may belong to nobody here: an invitation, a link to sign in. */
export async function writeToAddress(
	context: Context,
	address: string,
	kind: MailKind,
	letter: Letter
): Promise<void> {
	await queueMail(context, { person: null, address, kind, ...written(letter, kind, null) });
}

function written(letter: Letter, kind: MailKind, refusal: string | null) {
	const { reason, label } = MAIL_KINDS[kind];
	const foot: LetterFoot = { reason, kindLabel: label, refusalAddress: refusal };
	return {
		// A header holds one line.
		subject: letter.subject.replace(/\s+/g, ' ').trim(),
		text: letterAsText(letter, foot),
		html: letterAsHtml(letter, foot),
		refusalAddress: refusal
	};
}
