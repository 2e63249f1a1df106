import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import {
	createServerDatabase,
	describe,
	engine,
	expect,
	openOwnDatabase,
	test as base
} from '#tests/stage.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type OpenDatabase } from './open.ts';

const test = base
	.extend('empty', async ({}, { onCleanup }) => {
		const { open, remove } = await openOwnDatabase('empty');
		onCleanup(remove);
		return open;
	})
	.extend('folder', async ({}, { onCleanup }) => {
		const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
		onCleanup(() => rm(folder, { recursive: true }));
		return folder;
	});

const tables = async ({ db }: OpenDatabase) => {
	const { rows } = await sql<{ name: string }>`
		select table_name as name from information_schema.tables where table_schema = 'public' order by 1
	`.execute(db);
	return rows.map(({ name }) => name);
};

describe('migrations', () => {
	test('are applied in the order of their names, each once', async ({ empty, folder }) => {
		await writeFile(join(folder, '0002_second.sql'), 'alter table one add column two text;');
		await writeFile(
			join(folder, '0001_first.sql'),
			"create table one (a text); insert into one values ('x');"
		);
		expect(await migrate(empty, folder)).toEqual(['0001_first.sql', '0002_second.sql']);
		expect(await migrate(empty, folder)).toEqual([]);
		expect(await tables(empty)).toEqual(['one', 'schema_migration']);
	});

	test('of the product lay a whole database on this engine', async ({ empty }) => {
		const names = (await readdir('migrations')).filter((name) => name.endsWith('.sql'));
		expect(await migrate(empty, 'migrations')).toEqual(names.sort());
	});

	test('are refused when one changed after it was applied', async ({ empty, folder }) => {
		const file = join(folder, '0001_first.sql');
		await writeFile(file, 'create table one (a text);');
		await migrate(empty, folder);
		await writeFile(file, 'create table one (a text, b text);');
		await expect(migrate(empty, folder)).rejects.toThrow('La migration 0001_first.sql a changé');
	});

	test('are the same file whether its lines end as on Linux or as on Windows', async ({
		empty,
		folder
	}) => {
		const file = join(folder, '0001_first.sql');
		await writeFile(file, 'create table one (\n\ta text\n);\n');
		await migrate(empty, folder);
		await writeFile(file, 'create table one (\r\n\ta text\r\n);\r\n');
		expect(await migrate(empty, folder)).toEqual([]);
	});

	test('leave nothing behind when one fails in the middle', async ({ empty, folder }) => {
		await writeFile(join(folder, '0001_first.sql'), 'create table one (a text);');
		await writeFile(join(folder, '0002_broken.sql'), 'create table two (a text); select 1 / 0;');
		await expect(migrate(empty, folder)).rejects.toThrow('division by zero');
		expect(await tables(empty)).toEqual(['one', 'schema_migration']);
		await writeFile(join(folder, '0002_broken.sql'), 'create table two (a text);');
		expect(await migrate(empty, folder)).toEqual(['0002_broken.sql']);
	});
});

describe.runIf(engine === 'postgresql')('on one PostgreSQL server', () => {
	test('two processes that start together share the work, and neither fails', async ({
		folder
	}) => {
		const server = await createServerDatabase(process.env.TEST_DATABASE_URL!);
		await cp('migrations', folder, { recursive: true });
		const [one, two] = await Promise.all([openDatabase(server), openDatabase(server)]);
		try {
			const applied = await Promise.all([migrate(one, folder), migrate(two, folder)]);
			const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
			expect(applied.flat().sort()).toEqual(names.sort());
		} finally {
			await Promise.all([one.close(), two.close()]);
			await server.drop();
		}
	});
});
