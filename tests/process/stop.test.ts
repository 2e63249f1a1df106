import { request, Agent } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test as base } from 'vitest';
import { aFilledFolder, startSite, until } from '../site.ts';

const test = base
	.extend('filled', async ({}, { onCleanup }) => {
		const { folder, remove } = await aFilledFolder();
		onCleanup(remove);
		return folder;
	})
	.extend('site', async ({ filled }, { onCleanup }) => {
		const site = await startSite(filled);
		onCleanup(async () => void (await site.end('SIGKILL')));
		return site;
	});

describe.each(['SIGTERM', 'SIGINT'] as const)('told to stop (%s), the site', (signal) => {
	test('ends with 0', async ({ site }) => {
		expect(await site.end(signal)).toBe(0);
	});

	test('answers the request under way before it ends', async ({ site }) => {
		// A form that is still being typed on the wire when the signal comes.
		const { promise: answered, resolve, reject } = Promise.withResolvers<number | undefined>();
		const form = request(`${site.address}/api/v1/examples`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'content-length': '4' }
		});
		form.on('response', (response) =>
			response.resume().on('end', () => resolve(response.statusCode))
		);
		form.on('error', reject);
		form.write('{ ');
		await until(() => form.socket?.connecting === false);
		await new Promise((resolve) => setTimeout(resolve, 100));
		const end = site.end(signal);
		form.end(' }');
		expect(await answered).toBeLessThan(500);
		expect(await end).toBe(0);
	});

	test('does not wait for those who keep a connection without asking anything', async ({
		site
	}) => {
		const agent = new Agent({ keepAlive: true });
		await new Promise((resolve) =>
			request(`${site.address}/sante`, { agent }, (response) =>
				response.resume().on('end', resolve)
			).end()
		);
		const silent = connect(site.port, 'localhost');
		silent.on('error', () => {});
		await until(() => !silent.connecting);
		expect(await site.end(signal)).toBe(0);
		agent.destroy();
		silent.destroy();
	});

	test('ends once, however often it is told', async ({ site }) => {
		site.process.kill(signal);
		site.process.kill(signal);
		expect(await site.end(signal)).toBe(0);
	});
});
