import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { NOW, test } from '#tests/stage.ts';
import { GET } from '../../../routes/sante/+server.ts';
import { readerOf } from './context.ts';
import { openDatabase } from './db/open.ts';

type Asked = Parameters<typeof GET>[0];

test('a site whose database answers is well, and says what it holds', async ({ reader }) => {
	const answer = await GET({ locals: { reader } } as Asked);
	expect(answer.status).toBe(200);
	expect(await answer.json()).toMatchObject({ status: 'ok', examples: 0 });
});

test('a site whose database is gone says so in French, without a bug', async () => {
	const folder = await mkdtemp(join(tmpdir(), `faire-alliance-${randomUUID()}`));
	const open = await openDatabase({ folder });
	await open.close();
	const reader = readerOf({ db: open.db, actor: { kind: 'visitor' }, now: NOW });
	const answer = await GET({ locals: { reader } } as Asked);
	expect(answer.status).toBe(503);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	expect(await answer.json()).toMatchObject({
		status: 'unavailable',
		message: expect.stringContaining('réessayez')
	});
	await rm(folder, { recursive: true });
});
