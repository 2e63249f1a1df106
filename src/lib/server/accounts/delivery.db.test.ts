import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { openDatabase } from '#lib/server/platform/db/open.ts';
import { queueMail } from '#lib/server/platform/mail.ts';
import { openPost } from '#lib/server/platform/post.ts';
import { readerOf, transact, type Context } from '#lib/server/platform/context.ts';
import { describe, expect, NOW, openOwnDatabase, test } from '../../../../tests/stage.ts';
import { deliverDue, listMails, readMail, readPostTrouble, retryMail } from './index.ts';

/** A mail server of this machine, which takes or refuses as it is told. */
async function aMailServer() {
	const taken: string[] = [];
	const mood = { recipient: 0, data: 0 };
	const refusal = (code: number) => Object.assign(new Error('no'), { responseCode: code });
	const server = new SMTPServer({
		disabledCommands: ['STARTTLS', 'AUTH'],
		logger: false,
		onRcptTo: (_address, _session, done) => done(mood.recipient ? refusal(mood.recipient) : null),
		onData(stream, _session, done) {
			let text = '';
			stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
			stream.on('end', () => {
				if (mood.data) return done(refusal(mood.data));
				taken.push(text);
				done();
			});
		}
	});
	server.on('error', () => {});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return {
		taken,
		mood,
		url: `smtp://127.0.0.1:${port}`,
		close: () => new Promise<void>((resolve) => server.close(() => resolve()))
	};
}

async function queued(context: Context, count: number, refusalAddress: string | null = null) {
	for (let rank = 1; rank <= count; rank++)
		await queueMail(context, {
			person: null,
			address: `lea${rank}@example.org`,
			kind: 'need',
			subject: `Votre besoin n° ${rank}`,
			text: 'Texte à lire.',
			html: '<p>Texte à lire.</p>',
			refusalAddress
		});
}

const after = (context: Context, minutes: number): Context => ({
	...context,
	now: new Date(NOW.getTime() + minutes * 60_000)
});

const state = async (context: Context) =>
	context.db
		.selectFrom('mail')
		.select(['tries', 'sent_at', 'given_up_at', 'next_try_at', 'last_error', 'body_text'])
		.orderBy('id')
		.execute();

describe('a mail', () => {
	test('leaves once its server is back, in text and HTML, with the button to refuse', async ({
		context
	}) => {
		const server = await aMailServer();
		const post = await openPost(server.url, 'alliances@site.fr');
		try {
			server.mood.data = 451;
			await queued(context, 1, 'https://site.fr/courriels/desabonnement?x=1');
			expect(await deliverDue(context, post)).toEqual({ sent: 0, failed: 1 });
			const [waiting] = await state(context);
			expect(waiting).toMatchObject({ tries: 1, sent_at: null, given_up_at: null });
			expect(waiting!.last_error).toContain('451');
			expect((await readPostTrouble(readerOf(context)))?.waiting).toBe(1);

			server.mood.data = 0;
			// Not before its time.
			expect(await deliverDue(context, post)).toEqual({ sent: 0, failed: 0 });
			expect(await deliverDue(after(context, 2), post)).toEqual({ sent: 1, failed: 0 });
			expect(await deliverDue(after(context, 5000), post)).toEqual({ sent: 0, failed: 0 });
			const [sent] = server.taken;
			expect(server.taken).toHaveLength(1);
			expect(sent).toMatch(
				/^List-Unsubscribe: <https:\/\/site\.fr\/courriels\/desabonnement\?x=1>\r$/m
			);
			expect(sent).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
			expect(sent).toContain('text/plain; charset=utf-8');
			expect(sent).toContain('text/html; charset=utf-8');
			expect((await state(context))[0]).toMatchObject({ body_text: '', last_error: null });
			expect(await readPostTrouble(readerOf(context))).toBeNull();
		} finally {
			post.close();
			await server.close();
		}
	});

	test('waits when nobody answers, and the others do not each wait for the same silence', async ({
		context
	}) => {
		const server = await aMailServer();
		await server.close();
		const post = await openPost(server.url, 'alliances@site.fr');
		await queued(context, 3);
		expect(await deliverDue(context, post)).toEqual({ sent: 0, failed: 1 });
		expect((await state(context)).map(({ tries }) => tries)).toEqual([1, 0, 0]);
		post.close();
	});

	test('to an address that the server refuses for good is given up, until somebody tries again', async ({
		context
	}) => {
		const server = await aMailServer();
		const post = await openPost(server.url, 'alliances@site.fr');
		try {
			server.mood.recipient = 550;
			await queued(context, 2);
			expect(await deliverDue(context, post)).toEqual({ sent: 0, failed: 2 });
			const { items, counts } = await listMails(readerOf(context), { state: 'failed', page: 1 });
			expect(counts).toEqual({ waiting: 0, failed: 2, sent: 0 });
			expect(items[0]!.lastError).toContain('550');
			server.mood.recipient = 0;
			await retryMail(context, items[0]!.id);
			expect(await deliverDue(context, post)).toEqual({ sent: 1, failed: 0 });
			await expect(retryMail(context, items[0]!.id)).rejects.toMatchObject({ code: 'mail_left' });
		} finally {
			post.close();
			await server.close();
		}
	});

	test('that a rolled back command wrote never leaves', async ({ context }) => {
		await expect(
			transact(context, async (inside) => {
				await queued(inside, 1);
				throw new Error('undone');
			})
		).rejects.toThrow('undone');
		expect(await state(context)).toEqual([]);
	});

	test('is read by the administrator alone, and the journal keeps it', async ({ context }) => {
		await queued(context, 1);
		const reader = { ...readerOf(context), actor: { kind: 'visitor' } as const };
		await expect(listMails(reader, { state: 'waiting', page: 1 })).rejects.toMatchObject({
			status: 401
		});
		const { items } = await listMails(readerOf(context), { state: 'waiting', page: 1 });
		const mail = await readMail(context, items[0]!.id, false);
		expect(mail.body?.text).toBe('Texte à lire.');
		const kept = await context.db.selectFrom('journal').select(['action', 'subject']).execute();
		expect(kept).toEqual([{ action: 'mail.read', subject: String(mail.id) }]);
	});

	test('that opens an account is not shown where a mail server hands it to its owner', async ({
		context
	}) => {
		await queueMail(context, {
			person: null,
			address: 'lea@example.org',
			kind: 'sign-in',
			subject: 'Se connecter',
			text: 'secret',
			html: 'secret',
			refusalAddress: null
		});
		const { id } = await context.db.selectFrom('mail').select('id').executeTakeFirstOrThrow();
		expect(await readMail(context, id, true)).toMatchObject({ body: null, hidden: 'secret' });
		expect((await readMail(context, id, false)).body?.text).toBe('secret');
	});
});

test('forty mails sent by three processes at once leave once each', async () => {
	const { open, url, remove } = await openOwnDatabase('migrated');
	const others = url ? [await openDatabase({ url }), await openDatabase({ url })] : [open, open];
	const server = await aMailServer();
	try {
		const worlds = [open, ...others].map(({ db }): Context => ({
			db,
			actor: { kind: 'operator' },
			now: NOW
		}));
		await queued(worlds[0]!, 40);
		const posts = await Promise.all(worlds.map(() => openPost(server.url, 'alliances@site.fr')));
		const done = await Promise.all(worlds.map((world, rank) => deliverDue(world, posts[rank]!)));
		expect(done.map(({ sent }) => sent).reduce((sum, sent) => sum + sent)).toBe(40);
		const addresses = server.taken.map((text) => /^To: (.*)\r$/m.exec(text)![1]);
		expect(new Set(addresses).size).toBe(40);
		expect(addresses).toHaveLength(40);
		for (const post of posts) post.close();
	} finally {
		await server.close();
		for (const other of new Set(others)) if (other !== open) await other.close();
		await remove();
	}
});
