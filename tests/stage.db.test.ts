import { sql } from 'kysely';
import { transact } from '#lib/server/platform/context.ts';
import { OutsideTransaction } from '#lib/server/platform/db/inside-transaction.ts';
import { describe, expect, test } from './stage.ts';

const note = (name: string) => ({ name, fingerprint: 'x' });

describe('the stage of a database test', () => {
	test('a test may write what it likes…', async ({ context }) => {
		await context.db.insertInto('reference_load').values(note('seen by one test')).execute();
		expect(await context.db.selectFrom('reference_load').select('name').execute()).toContainEqual({
			name: 'seen by one test'
		});
	});

	test('…and the next one finds nothing of it', async ({ context }) => {
		expect(await context.db.selectFrom('reference_load').select('name').execute()).toEqual([]);
	});

	test('a command that fails is undone, and the test goes on', async ({ context, reader }) => {
		await transact(context, ({ db }) =>
			db
				.insertInto('reference_load')
				.values(note('kept'))
				.execute()
				.then(() => {})
		);
		await expect(
			transact(context, async ({ db }) => {
				await db.insertInto('reference_load').values(note('undone')).execute();
				throw new Error('changed my mind');
			})
		).rejects.toThrow('changed my mind');
		expect(await reader.db.selectFrom('reference_load').select('name').execute()).toEqual([
			{ name: 'kept' }
		]);
	});

	test('a query that fails breaks nothing of what surrounds it', async ({ context }) => {
		await context.db.insertInto('reference_load').values(note('kept')).execute();
		await expect(sql`select 1 / 0`.execute(context.db)).rejects.toThrow('division by zero');
		expect(await context.db.selectFrom('reference_load').select('name').execute()).toHaveLength(1);
	});

	test('a command that uses the outer database fails instead of waiting for ever', async ({
		context
	}) => {
		await expect(
			transact(context, () => context.db.selectFrom('reference_load').selectAll().execute())
		).rejects.toThrow(OutsideTransaction);
	});

	test('two commands sent together run one after the other', async ({ context }) => {
		const count = (name: string) =>
			transact(context, async ({ db }) => {
				await db.insertInto('reference_load').values(note(name)).execute();
				return (await db.selectFrom('reference_load').select('name').execute()).length;
			});
		expect(await Promise.all([count('first'), count('second')])).toEqual([1, 2]);
	});
});
