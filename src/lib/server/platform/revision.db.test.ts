import { setTimeout as wait } from 'node:timers/promises';
import { anExample, givenExamples } from '../../../../tests/cast.ts';
import { describe, engine, expect, openOwnDatabase, test } from '../../../../tests/stage.ts';
import { EMPTY_QUERY } from '../../domain/catalogue/query.ts';
import { browseExamples, settleTerritory } from '../catalogue/index.ts';
import { readerOf, transact, type Context } from './context.ts';
import { openDatabase, type OpenDatabase } from './db/open.ts';
import { bumpRevision, readRevision, watchRevisions } from './revision.ts';

const NOW = new Date('2026-03-12T09:30:00.000Z');
const contextOf = ({ db }: OpenDatabase): Context => ({
	db,
	actor: { kind: 'operator' },
	now: NOW
});

const titles = async (context: Context) => {
	const settled = await settleTerritory(readerOf(context), EMPTY_QUERY);
	return (await browseExamples(readerOf(context), settled)).items.map(
		({ example }) => example.title
	);
};

describe('a change', () => {
	test('is seen by the next reading, as soon as it is committed and not before', async () => {
		const { open, remove } = await openOwnDatabase('migrated');
		try {
			await watchRevisions(open);
			const context = contextOf(open);
			await transact(context, (inside) =>
				givenExamples(inside, [anExample({ slug: 'un', title: 'Avant' })])
			);
			expect(await titles(context)).toEqual(['Avant']);
			await expect(
				transact(context, async (inside) => {
					await givenExamples(inside, [anExample({ slug: 'un', title: 'Perdu' })]);
					throw new Error('undone');
				})
			).rejects.toThrow('undone');
			expect(await titles(context)).toEqual(['Avant']);
			await transact(context, (inside) =>
				givenExamples(inside, [anExample({ slug: 'un', title: 'Après' })])
			);
			expect(await titles(context)).toEqual(['Après']);
		} finally {
			await remove();
		}
	});

	test('undone inside a transaction that goes on does not move what is told', async () => {
		const { open, remove } = await openOwnDatabase('migrated');
		try {
			await watchRevisions(open);
			const context = contextOf(open);
			const before = await readRevision(readerOf(context), 'catalogue');
			await transact(context, async (outer) => {
				await transact(outer, async (inner) => {
					await bumpRevision(inner, 'catalogue');
					throw new Error('undone');
				}).catch(() => {});
			});
			expect(await readRevision(readerOf(context), 'catalogue')).toBe(before);
		} finally {
			await remove();
		}
	});
});

describe.runIf(engine === 'postgresql')('two processes on one server', () => {
	test('each sees what the other wrote, and goes on after its line was cut', async () => {
		const { open, remove, url } = await openOwnDatabase('migrated');
		const other = await openDatabase({ url: url! });
		try {
			await Promise.all([watchRevisions(open), watchRevisions(other)]);
			const [here, there] = [contextOf(open), contextOf(other)];
			expect(await titles(there)).toEqual([]);
			await transact(here, (inside) =>
				givenExamples(inside, [anExample({ slug: 'un', title: 'Écrit ici' })])
			);
			await expect.poll(() => titles(there), { timeout: 2000, interval: 5 }).toEqual(['Écrit ici']);

			// The administrator of the server ends every connection that listens.
			await open.runScript(
				`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'faire-alliance-ear' and datname = current_database()`
			);
			await wait(50);
			await transact(there, (inside) =>
				givenExamples(inside, [anExample({ slug: 'un', title: 'Écrit là' })])
			);
			// Deaf, it asks the database: late is not an option.
			expect(await titles(here)).toEqual(['Écrit là']);
			await wait(1500);
			await transact(there, (inside) =>
				givenExamples(inside, [anExample({ slug: 'un', title: 'Entendu' })])
			);
			await expect.poll(() => titles(here), { timeout: 2000, interval: 5 }).toEqual(['Entendu']);
		} finally {
			await other.close();
			await remove();
		}
	});
});
