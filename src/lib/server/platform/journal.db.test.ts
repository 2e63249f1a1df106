import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/stage.ts';
import { writeJournal } from './journal.ts';

describe('the journal', () => {
	const ATTACKS = {
		'an update': sql`update journal set action = 'nothing'`,
		'an update of nothing': sql`update journal set action = 'nothing' where false`,
		'a deletion': sql`delete from journal`,
		'a truncation': sql`truncate journal`,
		'a truncation with all that refers to it': sql`truncate journal cascade`,
		'a conflict': sql`insert into journal (id, at, actor, action, subject_kind, subject)
			overriding system value select id, at, actor, action, subject_kind, subject from journal
			on conflict (id) do update set action = 'nothing'`,
		'a line made older first': sql`update journal set at = '2001-01-01'`,
		'a merge': sql`merge into journal using (select 1) as one on true when matched then delete`
	};

	for (const [name, attack] of Object.entries(ATTACKS))
		test(`is not changed by ${name}`, async ({ context }) => {
			await writeJournal(context, { action: 'essai.fait', subject: ['essai', 1] });
			const read = () => context.db.selectFrom('journal').selectAll().execute();
			const before = await read();
			await expect(attack.execute(context.db)).rejects.toThrow(/append-only/);
			expect(await read()).toEqual(before);
		});

	test('lets go, by the clock of the database, of what is older than three years', async ({
		context
	}) => {
		const years = (count: number) => sql<Date>`now() - make_interval(years => ${count}::int)`;
		for (const [action, count] of [
			['old', 4],
			['young', 2]
		] as const)
			await context.db
				.insertInto('journal')
				.values({
					at: years(count),
					actor: 'operator',
					action,
					subject_kind: 'essai',
					subject: '1',
					details: '{}'
				})
				.execute();
		await sql`delete from journal where action = 'old'`.execute(context.db);
		await expect(sql`delete from journal`.execute(context.db)).rejects.toThrow(/append-only/);
		const left = await context.db.selectFrom('journal').select('action').execute();
		expect(left).toEqual([{ action: 'young' }]);
	});
});
