import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { aFilledFolder, startSite } from '../site.ts';

/** A mail server of this machine. */
async function aMailServer() {
	const taken: string[] = [];
	const server = new SMTPServer({
		disabledCommands: ['STARTTLS', 'AUTH'],
		onData(stream, _session, done) {
			let text = '';
			stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
			stream.on('end', () => {
				taken.push(text);
				done();
			});
		}
	});
	server.on('error', () => {});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	return {
		taken,
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		close: () => new Promise<void>((resolve) => server.close(() => resolve()))
	};
}

test('a link to sign in leaves by the mail server, and its text is not kept', async () => {
	const mails = await aMailServer();
	const { folder, remove } = await aFilledFolder();
	const password = 'un mot de passe assez long';
	const site = await startSite(folder, { SMTP_URL: mails.url, ADMIN_PASSWORD: password });
	const admin = { authorization: `Basic ${Buffer.from(`a:${password}`).toString('base64')}` };
	const page = async (path: string) =>
		(await fetch(site.address + path, { headers: { ...admin, accept: 'text/html' } })).text();
	try {
		await fetch(`${site.address}/connexion?/lien`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: site.address },
			body: new URLSearchParams({ courriel: 'lea@example.org' })
		});
		await expect.poll(() => mails.taken.length, { timeout: 60_000 }).toBe(1);
		const [mail] = mails.taken;
		expect(mail).toMatch(/^To: lea@example\.org\r$/m);
		expect(mail).toMatch(/^From: ne-pas-repondre@localhost\r$/m);
		expect(mail!.replace(/=\r\n/g, '')).toContain('/connexion/lien?jeton=');

		await expect
			.poll(() => page('/administration/courriels?etat=partis'), { timeout: 60_000 })
			.toContain('lea@example.org');
		const one = await page('/administration/courriels/1');
		expect(one).toContain('Le texte n’est plus ici');
		expect(one).not.toContain('jeton=');
		expect(await site.end('SIGTERM')).toBe(0);
		expect(site.logged().filter(({ message }) => message === 'bug')).toEqual([]);
	} finally {
		await site.end('SIGKILL');
		await mails.close();
		await remove();
	}
});

test('a mail server that is not there is told to the administrator, who can try again', async () => {
	const gone = await aMailServer();
	await gone.close();
	const { folder, remove } = await aFilledFolder();
	const password = 'un mot de passe assez long';
	const site = await startSite(folder, { SMTP_URL: gone.url, ADMIN_PASSWORD: password });
	const admin = { authorization: `Basic ${Buffer.from(`a:${password}`).toString('base64')}` };
	const page = async (path: string) =>
		(await fetch(site.address + path, { headers: { ...admin, accept: 'text/html' } })).text();
	try {
		await fetch(`${site.address}/connexion?/lien`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: site.address },
			body: new URLSearchParams({ courriel: 'lea@example.org' })
		});
		await expect
			.poll(() => page('/administration/courriels'), { timeout: 60_000 })
			.toContain('ECONNREFUSED');
		// What opens an account is for its owner, even while it waits.
		expect(await page('/administration/courriels/1')).not.toContain('jeton=');
		const again = await fetch(`${site.address}/administration/courriels?/reessayer`, {
			method: 'POST',
			redirect: 'manual',
			headers: { ...admin, accept: 'text/html', origin: site.address },
			body: new URLSearchParams({ courriel: '1' })
		});
		expect(again.status).toBe(303);
		expect(await site.end('SIGTERM')).toBe(0);
	} finally {
		await site.end('SIGKILL');
		await remove();
	}
});
