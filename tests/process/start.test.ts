import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test as base } from 'vitest';
import { aFilledFolder, aFolder, launch, startSite, until } from '../site.ts';

const test = base
	.extend('empty', async ({}, { onCleanup }) => {
		const { folder, remove } = await aFolder();
		onCleanup(remove);
		return folder;
	})
	.extend('filled', async ({}, { onCleanup }) => {
		const { folder, remove } = await aFilledFolder();
		onCleanup(remove);
		return folder;
	});

describe('a start that cannot succeed says why in one French sentence, and exits with 1', () => {
	test.for([
		['PORT', 'quatre-vingts', 'PORT doit être un nombre entier'],
		['ORIGIN', 'alliances.example.org', 'ORIGIN doit être l’adresse publique'],
		[
			'DATABASE_URL',
			'mysql://someone:hidden@localhost/x',
			'DATABASE_URL doit être une adresse PostgreSQL'
		],
		[
			'DATABASE_URL',
			'postgres://someone:hidden@127.0.0.1:9/x',
			'La base PostgreSQL de DATABASE_URL ne répond pas'
		],
		['LOG_LEVEL', 'loud', 'LOG_LEVEL doit être l’un de'],
		['HOST', '203.0.113.7', 'L’adresse HOST=203.0.113.7 n’est pas une adresse de cette machine.']
	] as const)('%s=%s', async ([name, value, sentence], { filled }) => {
		const site = launch(filled, { [name]: value });
		expect(await site.end()).toBe(1);
		expect(site.said()).toContain(sentence);
		expect(site.said()).not.toMatch(/hidden|^ +at /m);
	});

	test('a port that another program holds', async ({ filled }) => {
		const other = createServer().listen(0, '127.0.0.1');
		await until(() => other.listening);
		const { port } = other.address() as AddressInfo;
		const site = launch(filled, { PORT: String(port) });
		expect(await site.end()).toBe(1);
		expect(site.said()).toContain(`Le port ${port} est déjà pris`);
		other.close();
	});

	test('a data folder that is a file', async ({ empty }) => {
		await writeFile(join(empty, 'file'), '');
		const site = launch(join(empty, 'file'));
		expect(await site.end()).toBe(1);
		expect(site.said()).toContain('un fichier porte déjà ce nom');
	});

	test('a data folder that another process uses; the other goes on', async ({ filled }) => {
		const first = await startSite(filled);
		const second = launch(filled);
		expect(await second.end()).toBe(1);
		expect(second.said()).toContain(
			`est déjà utilisé par un autre processus (n° ${first.process.pid})`
		);
		expect((await fetch(`${first.address}/sante`)).status).toBe(200);
		expect(await first.end('SIGTERM')).toBe(0);
	});
});

describe('a process that was killed', () => {
	test('leaves a folder that the next one opens', async ({ filled }) => {
		const first = await startSite(filled);
		expect(await first.end('SIGKILL')).toBe('SIGKILL');
		const second = await startSite(filled);
		expect((await fetch(`${second.address}/sante`)).status).toBe(200);
		expect(await second.end('SIGTERM')).toBe(0);
	});

	test('while it made the database leaves nothing that stops the next one', async ({ empty }) => {
		const first = launch(empty);
		await until(() => existsSync(join(empty, 'en-preparation')));
		await new Promise((resolve) => setTimeout(resolve, 500)); // somewhere in the middle
		await first.end('SIGKILL');
		const second = await startSite(empty);
		expect(await (await fetch(`${second.address}/sante`)).json()).toMatchObject({ status: 'ok' });
		expect(await second.end('SIGTERM')).toBe(0);
	});

	test('whose number now belongs to another does not stop the next one', async ({ filled }) => {
		// Ours is alive, but it is not the process that left this mark.
		await writeFile(join(filled, `en-cours-${process.pid}.lock`), '1 another-boot');
		const site = await startSite(filled);
		expect(await site.end('SIGTERM')).toBe(0);
	});
});

describe('the health of the site', () => {
	test('says what the database holds, for machines, never cached', async ({ filled }) => {
		const site = await startSite(filled);
		const response = await fetch(`${site.address}/sante`);
		expect(response.headers.get('cache-control')).toBe('no-store');
		const health = (await response.json()) as Record<string, unknown>;
		expect(health).toMatchObject({
			status: 'ok',
			engine: expect.stringMatching(/^PostgreSQL \d+/)
		});
		expect(health.migrations).toBeGreaterThanOrEqual(3);
		expect(health.territories).toBeGreaterThan(36_000);
		expect(health.examples).toBeGreaterThan(850);
		await site.end('SIGTERM');
	});
});
