import { describe, engine, expect, NOW, openOwnDatabase, test } from '../../../../tests/stage.ts';
import type { Context } from './context.ts';
import { openDatabase } from './db/open.ts';
import { doNightly, nightOf, type NightlyJob } from './nightly.ts';

const hours = (context: Context, count: number): Context => ({
	...context,
	now: new Date(NOW.getTime() + count * 3600_000)
});

function aJob(failing = false) {
	const done: Date[] = [];
	const job: NightlyJob = {
		name: 'essai',
		async work({ now }) {
			done.push(now);
			if (failing) throw new Error('broken');
			return { rows: 1 };
		}
	};
	return { job, done };
}

test('a night begins at two', () => {
	expect(nightOf(new Date('2026-03-12T01:59:59Z'))).toBe('2026-03-11');
	expect(nightOf(new Date('2026-03-12T02:00:00Z'))).toBe('2026-03-12');
});

describe('the work of a night', () => {
	test('is done once, and again the next night', async ({ context }) => {
		const { job, done } = aJob();
		expect(await doNightly(context, [job])).toEqual([{ name: 'essai', counts: { rows: 1 } }]);
		expect(await doNightly(hours(context, 2), [job])).toEqual([]);
		await doNightly(hours(context, 24), [job]);
		expect(done).toHaveLength(2);
	});

	test('that failed is told, tried again after an hour, and does not keep the others from theirs', async ({
		context
	}) => {
		const broken = aJob(true);
		const sound = { ...aJob().job, name: 'autre' };
		const reports = await doNightly(context, [broken.job, sound]);
		expect(reports.map(({ name, error }) => [name, error !== undefined])).toEqual([
			['essai', true],
			['autre', false]
		]);
		const row = await context.db
			.selectFrom('nightly_job')
			.select(['done_on', 'last_error'])
			.where('name', '=', 'essai')
			.executeTakeFirstOrThrow();
		expect(row).toEqual({ done_on: null, last_error: 'broken' });
		await doNightly(hours(context, 0.5), [broken.job]);
		expect(broken.done).toHaveLength(1);
		await doNightly(hours(context, 1), [broken.job]);
		expect(broken.done).toHaveLength(2);
	});
});

test('three processes that look at the same instant do it once', async () => {
	const { open, url, remove } = await openOwnDatabase('migrated');
	const others =
		engine === 'postgresql'
			? [await openDatabase({ url: url! }), await openDatabase({ url: url! })]
			: [];
	try {
		const worlds = [open, ...(others.length > 0 ? others : [open, open])].map(
			({ db }): Context => ({ db, actor: { kind: 'operator' }, now: NOW })
		);
		const { job, done } = aJob();
		await Promise.all(worlds.map((world) => doNightly(world, [job])));
		expect(done).toHaveLength(1);
	} finally {
		for (const other of others) await other.close();
		await remove();
	}
});
