import { refuse } from '#lib/domain/accounts/refusals.ts';
import { securityLetter } from '#lib/domain/accounts/security-letter.ts';
import type { Context } from '../platform/context.ts';
import { hashToken } from './hash.ts';
import { writeToPerson } from './letters.ts';
import { sessionCookieName, type GivenCookie } from './session-cookie.ts';
import { cookiesOf, headersOf, library, welcome, type Guest, type Welcome } from './sign-in.ts';

/**
 * First step: the password. Answers the cookie of the second, which lasts ten minutes. Refuses
 * `wrong_password`, in the same words and after the same work whether the address has an account, a
 * password, or a password whose second factor was never confirmed.
 */
export async function signInWithPassword(
	context: Context,
	guest: Guest,
	given: { readonly mail: string; readonly password: string }
): Promise<readonly GivenCookie[]> {
	const { api } = await library(context, guest);
	const answer = await api.signInEmail({
		body: { email: given.mail, password: given.password },
		headers: headersOf(guest),
		asResponse: true
	});
	const cookies = cookiesOf(answer.headers);
	const session = cookies.find(({ name }) => name === sessionCookieName(guest.origin))?.value;
	if (session) {
		// A password alone opened a session: it is closed before anybody holds it.
		const token = decodeURIComponent(session).split('.')[0]!;
		await context.db.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute();
		throw refuse('wrong_password');
	}
	const asked = answer.status === 200 && ((await answer.json()) as { twoFactorRedirect?: boolean });
	if (!asked || !asked.twoFactorRedirect) throw refuse('wrong_password');
	return cookies;
}

/**
 * Second step: six digits of the application, or a backup code, which serves once. Refuses `wrong_code`,
 * `code_expired`, `account_locked`.
 */
export async function enterCode(context: Context, guest: Guest, code: string): Promise<Welcome> {
	const { api } = await library(context, guest);
	const call = { body: { code }, headers: headersOf(guest), asResponse: true as const };
	const isBackup = !/^\d{6}$/.test(code);
	const answer = isBackup ? await api.verifyBackupCode(call) : await api.verifyTOTP(call);
	if (answer.status !== 200) throw refuse(await refusalOf(answer), 'code');
	const welcomed = await welcome(
		context,
		guest,
		answer,
		isBackup ? 'backup_code' : 'password',
		'code_expired'
	);
	if (isBackup) {
		const letter = securityLetter('backup_code_used', guest.origin);
		await writeToPerson(context, welcomed.account.actor.id, 'security', letter);
	}
	return welcomed;
}

async function refusalOf(
	answer: Response
): Promise<'wrong_code' | 'code_expired' | 'account_locked'> {
	const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
	if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return 'account_locked';
	if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return 'wrong_code';
	return 'code_expired';
}
