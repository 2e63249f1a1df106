import { sql } from 'kysely';
import { describe, engine, expect, openOwnDatabase, test as base } from '#tests/stage.ts';
import { transact, type Context } from '../context.ts';
import { OutsideTransaction } from './inside-transaction.ts';

/** A database of its own: here, what is committed stays. */
const test = base
	.extend('own', { scope: 'file' }, async ({}, { onCleanup }) => {
		const { open, remove } = await openOwnDatabase('migrated');
		onCleanup(remove);
		return open;
	})
	.extend('world', async ({ own }): Promise<Context> => {
		await own.db.deleteFrom('reference_load').execute();
		return { db: own.db, actor: { kind: 'operator' }, now: new Date(0) };
	});

const write = ({ db }: Context, name: string) =>
	db.insertInto('reference_load').values({ name, fingerprint: 'x' }).execute();

const names = async ({ db }: Context) =>
	(await db.selectFrom('reference_load').select('name').orderBy('name').execute()).map(
		({ name }) => name
	);

/** A promise and the function that keeps it. */
const meeting = () => Promise.withResolvers<void>();

describe('a transaction', () => {
	test('keeps all that it wrote', async ({ world }) => {
		await transact(world, async (inside) => {
			await write(inside, 'a');
			await write(inside, 'b');
		});
		expect(await names(world)).toEqual(['a', 'b']);
	});

	test('keeps nothing when its work fails', async ({ world }) => {
		const work = transact(world, async (inside) => {
			await write(inside, 'a');
			throw new Error('no');
		});
		await expect(work).rejects.toThrow('no');
		expect(await names(world)).toEqual([]);
	});

	test('keeps nothing when one of its queries fails, even if the work goes on as if nothing was', async ({
		world
	}) => {
		const work = transact(world, async (inside) => {
			await write(inside, 'a');
			await sql`select 1 / 0`.execute(inside.db).catch(() => {});
		});
		await work.catch(() => {});
		expect(await names(world)).toEqual([]);
		await write(world, 'the connection is well');
		expect(await names(world)).toEqual(['the connection is well']);
	});

	test('is not seen by others before its end', async ({ world }) => {
		const written = meeting();
		const looked = meeting();
		const work = transact(world, async (inside) => {
			await write(inside, 'a');
			written.resolve();
			if (engine === 'postgresql') await looked.promise;
		});
		await written.promise;
		const seen = names(world); // on the embedded engine, waits for its turn
		if (engine === 'postgresql') {
			expect(await seen).toEqual([]);
			looked.resolve();
		}
		await work;
		expect(await names(world)).toEqual(['a']);
	});

	test('is never joined by the query of another request, which would be undone with it', async ({
		world
	}) => {
		const begun = meeting();
		const work = transact(world, async (inside) => {
			await write(inside, 'of the transaction');
			begun.resolve();
			await new Promise(setImmediate);
			throw new Error('no');
		});
		await begun.promise;
		const other = write(world, 'of another request');
		await expect(work).rejects.toThrow('no');
		await other;
		expect(await names(world)).toEqual(['of another request']);
	});

	test('does not mix with another that is open at the same time', async ({ world }) => {
		const both = await Promise.allSettled([
			transact(world, async (inside) => {
				await write(inside, 'first');
				await new Promise(setImmediate);
				throw new Error('no');
			}),
			transact(world, async (inside) => {
				await write(inside, 'second');
				await new Promise(setImmediate);
				await write(inside, 'second again');
			})
		]);
		expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
		expect(await names(world)).toEqual(['second', 'second again']);
	});

	test('refuses, instead of waiting for ever, that its work uses the outer database', async ({
		world
	}) => {
		await expect(transact(world, () => write(world, 'outside'))).rejects.toThrow(
			OutsideTransaction
		);
		await expect(transact(world, () => transact(world, async () => {}))).rejects.toThrow(
			OutsideTransaction
		);
		await write(world, 'later');
		expect(await names(world)).toEqual(['later']);
	});

	test('may hold another: what fails inside is undone alone when its failure is caught', async ({
		world
	}) => {
		await transact(world, async (inside) => {
			await write(inside, 'outer');
			await transact(inside, async (deeper) => {
				await write(deeper, 'inner');
				await sql`select 1 / 0`.execute(deeper.db);
			}).catch(() => {});
			await transact(inside, (deeper) => write(deeper, 'inner kept'));
		});
		expect(await names(world)).toEqual(['inner kept', 'outer']);
	});

	test('takes with it, when it fails, what was kept inside', async ({ world }) => {
		const work = transact(world, async (inside) => {
			await transact(inside, (deeper) => write(deeper, 'inner'));
			throw new Error('no');
		});
		await expect(work).rejects.toThrow('no');
		expect(await names(world)).toEqual([]);
	});
});

describe('a closed database', () => {
	test('lets the work under way end, and refuses what comes after', async () => {
		const { open, remove } = await openOwnDatabase('empty');
		const work = open.db.transaction().execute(async (db) => {
			await new Promise(setImmediate);
			const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db);
			return rows[0]?.one;
		});
		await new Promise(setImmediate);
		const closing = open.close();
		expect(await work).toBe(1);
		await closing;
		await expect(sql`select 1`.execute(open.db)).rejects.toThrow();
		await expect(open.db.transaction().execute(async () => {})).rejects.toThrow();
		await remove();
	});
});
