import { aPerson } from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import type { Letter } from '#lib/domain/accounts/letter.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import {
	chooseMails,
	readMailChoices,
	readRefusalLink,
	refuseByLink,
	writeToPerson
} from './index.ts';

const letter: Letter = {
	subject: 'Une réponse\r\nBcc: tous@example.org',
	paragraphs: ['Bonjour.'],
	action: { label: 'Voir', address: 'https://site.fr/besoins/1' }
};

const mails = ({ db }: Context) =>
	db.selectFrom('mail').select(['kind', 'subject', 'refusal_address']).orderBy('id').execute();

describe('a kind of mail', () => {
	test('that a person refused is not written; what cannot be refused is', async ({ context }) => {
		const her = await aPerson(context);
		await chooseMails({ ...context, actor: her }, ['contact', 'moderation', 'organisation']);
		expect(await readMailChoices(readerOf(context), her.id)).toEqual([
			'organisation',
			'contact',
			'moderation'
		]);
		for (const kind of ['need', 'contact', 'security'] as const)
			await writeToPerson(context, her.id, kind, letter);
		expect((await mails(context)).map(({ kind }) => kind)).toEqual(['contact', 'security']);
	});

	test('is refused in one click from the mail, without signing in', async ({ context }) => {
		const her = await aPerson(context);
		await writeToPerson(context, her.id, 'need', letter);
		const {
			searchParams: given,
			origin,
			pathname
		} = new URL((await mails(context))[0]!.refusal_address!);
		expect(origin + pathname).toBe('https://site.fr/courriels/desabonnement');
		const link = {
			person: given.get('personne')!,
			kind: given.get('genre')!,
			proof: given.get('preuve')!
		};
		const visitor: Context = { ...context, actor: { kind: 'visitor' } };
		expect(await readRefusalLink(readerOf(visitor), link)).toEqual({
			kind: 'need',
			refused: false
		});
		await refuseByLink(visitor, link);
		await refuseByLink(visitor, link);
		expect(await readRefusalLink(readerOf(visitor), link)).toEqual({ kind: 'need', refused: true });
		await writeToPerson(context, her.id, 'need', letter);
		expect(await mails(context)).toHaveLength(1);

		const other = await aPerson(context);
		for (const wrong of [
			{ ...link, kind: 'contact' },
			{ ...link, person: other.id },
			{ ...link, proof: `${link.proof.slice(0, -1)}!` },
			{ ...link, kind: 'constructor' }
		])
			await expect(refuseByLink(visitor, wrong)).rejects.toMatchObject({ code: 'wrong_link' });
	});

	test('that cannot be refused carries no address to refuse it', async ({ context }) => {
		const her = await aPerson(context);
		await writeToPerson(context, her.id, 'security', letter);
		expect((await mails(context))[0]!.refusal_address).toBeNull();
	});
});

test('a subject holds one line, whatever people typed in it', async ({ context }) => {
	const her = await aPerson(context);
	await writeToPerson(context, her.id, 'need', letter);
	expect((await mails(context))[0]!.subject).toBe('Une réponse Bcc: tous@example.org');
});
