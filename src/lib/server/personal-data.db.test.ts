import { sql } from 'kysely';
import { anOrganisation, aPerson, as } from '../../../tests/cast.ts';
import { dumpAll, plantMarkers, readColumns } from '../../../tests/planted.ts';
import { describe, expect, test } from '../../../tests/stage.ts';
import { eraseDueAccounts, exportMyData } from './accounts/index.ts';
import { leaveEverywhere, readOrganisation } from './organisations/index.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import { readerOf, type Context } from './platform/context.ts';
import { readRevision } from './platform/revision.ts';

/** Named as if it held something about somebody. */
const SOUNDS_PERSONAL =
	/^(person|mail|e_?mail|address|phone|telephone|(first|last|full)_name|birth_?\w*|contact(_\w+)?|author|sender|recipient|signatory|user_agent|network|ip|identifier|\w+_(by|person|mail|phone|author))$/;

/** Columns whose name sounds personal and that say nothing of anybody, each with its reason. */
const NOT_PERSONAL: Readonly<Record<string, string>> = {};

describe('the declarations', () => {
	test('hold every column that points to an account', async ({ context }) => {
		const { rows } = await sql<{ table: string; column: string }>`
			select source.relname as table, attribute.attname as column
			from pg_constraint
			join pg_class source on source.oid = conrelid
			join pg_attribute attribute on attribute.attrelid = conrelid and attribute.attnum = any (conkey)
			where contype = 'f' and confrelid = 'person'::regclass`.execute(context.db);
		const missing = rows.filter(({ table, column }) => {
			const declared = PERSONAL_DATA.find((one) => one.table === table);
			return !declared?.links.some((link) => link.column === column && link.holds === 'person');
		});
		expect(rows.length).toBeGreaterThan(5);
		expect(missing, 'declare them in the personal-data.ts of their area').toEqual([]);
	});

	test('hold every table with a column that sounds personal', async ({ context }) => {
		const missing = (await readColumns(context.db)).filter(
			({ table, column }) =>
				SOUNDS_PERSONAL.test(column) &&
				!PERSONAL_DATA.some((declared) => declared.table === table) &&
				!Object.hasOwn(NOT_PERSONAL, `${table}.${column}`)
		);
		expect(missing, 'declare them in the personal-data.ts of their area').toEqual([]);
	});

	test('speak of tables and columns that are there, each table once', async ({ context }) => {
		const columns = await readColumns(context.db);
		const named = PERSONAL_DATA.flatMap(({ table, links, notExported = {} }) => [
			...links.map(({ column }) => `${table}.${column}`),
			...links.flatMap(({ erase }) =>
				typeof erase === 'object' && 'set' in erase
					? Object.keys(erase.set).map((column) => `${table}.${column}`)
					: []
			),
			...Object.keys(notExported).map((column) => `${table}.${column}`)
		]);
		const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
		expect(named.filter((name) => !known.has(name))).toEqual([]);
		const tables = PERSONAL_DATA.map(({ table }) => table);
		expect(new Set(tables).size).toBe(tables.length);
		expect(tables.at(-1)).toBe('person');
	});
});

describe('a marker in each declared table', () => {
	const MARKER = 'zqxmarqueur';
	const OTHER = 'zqxautre';

	test('is all in her export, and nowhere once her account is erased', async ({ context }) => {
		const her = await aPerson(context, { mail: 'Lea@Example.org', name: `Léa ${MARKER}` });
		const other = await aPerson(context, { mail: 'tom@example.org', name: `Tom ${OTHER}` });
		const hers = { id: her.id, mail: 'Lea@Example.org' };
		const planted = await plantMarkers(context, PERSONAL_DATA, hers, MARKER);
		await plantMarkers(context, PERSONAL_DATA, { id: other.id, mail: 'tom@example.org' }, OTHER);
		expect(planted.length).toBeGreaterThanOrEqual(PERSONAL_DATA.length);

		const written = JSON.stringify(
			await exportMyData({ ...as(her, context), actor: her }, PERSONAL_DATA)
		);
		for (const { table, column, text, exported } of planted) {
			if (exported) expect(written, `${table}.${column}`).toContain(text);
			else expect(written, `${table}.${column} stays inside`).not.toContain(text);
		}
		expect(written).not.toContain(OTHER);

		await dueToday(context, her.id);
		expect(await eraseDueAccounts(context, PERSONAL_DATA)).toBe(1);

		const dump = await dumpAll(context.db);
		expect(dump.filter(({ row }) => row.includes(MARKER))).toEqual([]);
		expect(dump.filter(({ row }) => row.toLowerCase().includes('lea@example.org'))).toEqual([]);
		// The journal keeps the number of the account, which leads to nobody.
		const tables = dump.filter(({ row }) => row.includes(her.id)).map(({ table }) => table);
		expect(new Set(tables)).toEqual(new Set(['journal']));
		// And nothing of anybody else went.
		expect(JSON.stringify(dump)).toContain(OTHER);
		const left = await exportMyData({ ...context, actor: other }, PERSONAL_DATA);
		for (const { table, rows } of left.tables) expect(rows.length, table).toBeGreaterThan(0);
	});
});

describe('who represents organisations, once erased,', () => {
	const seat = (organisation: number) => ({ organisation, role: 'representative' as const });
	const told = async (context: Context) =>
		(await context.db.selectFrom('mail').select(['person', 'kind', 'subject']).execute()).filter(
			({ subject }) => subject.startsWith('Plus personne')
		);

	test('leaves none of them without the moderators knowing, and only those', async ({
		context
	}) => {
		const moderator = await aPerson(context, { role: 'moderator' });
		const alone = await anOrganisation(context, { slug: 'seule', name: 'Seule' });
		const shared = await anOrganisation(context, { slug: 'partagee', name: 'Partagée' });
		const her = await aPerson(context, { memberships: [seat(alone), seat(shared)] });
		await aPerson(context, { memberships: [seat(shared)] });
		await aPerson(context, { memberships: [{ organisation: alone, role: 'member' }] });
		await dueToday(context, her.id);
		const before = await readRevision(readerOf(context), 'organisations');
		expect(await eraseDueAccounts(context, PERSONAL_DATA, leaveEverywhere)).toBe(1);
		expect(await told(context)).toEqual([
			{
				person: moderator.id,
				kind: 'moderation',
				subject: expect.stringMatching(/^Plus personne ne représente «\sSeule\s»$/)
			}
		]);
		expect(await readOrganisation(readerOf(context), 'seule')).toMatchObject({
			represented: false
		});
		// The pages kept in memory named her.
		expect(await readRevision(readerOf(context), 'organisations')).not.toBe(before);
	});

	test('keeps her places when she calls it off at the last moment', async ({ context }) => {
		const organisation = await anOrganisation(context);
		const her = await aPerson(context, { memberships: [seat(organisation)] });
		await dueToday(context, her.id);
		const leave = async (inside: Context, person: string) => {
			await leaveEverywhere(inside, person);
			await inside.db
				.updateTable('person')
				.set({ erase_after: null })
				.where('id', '=', person)
				.execute();
		};
		expect(await eraseDueAccounts(context, PERSONAL_DATA, leave)).toBe(0);
		expect(await context.db.selectFrom('membership').select('person').execute()).toEqual([
			{ person: her.id }
		]);
		expect(await told(context)).toEqual([]);
	});
});

async function dueToday(context: Context, person: string) {
	await context.db
		.updateTable('person')
		.set({ erase_after: context.now })
		.where('id', '=', person)
		.execute();
}
