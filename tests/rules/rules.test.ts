import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, describe, expect, test } from 'vitest';
import { bin } from '../../scripts/chores.mjs';

const require = createRequire(import.meta.url);
const areas: Record<string, string[]> = require('../../areas.cjs');
const names = Object.keys(areas);

interface Planted {
	readonly rule: string;
	readonly promise: string;
	readonly file: string;
	readonly text: string;
}

const plant = (rule: string, promise: string, file: string, text: string): Planted => ({
	rule,
	promise,
	file,
	text
});
const page = (from: string) =>
	`<script lang="ts">\n\timport { word } from '${from}';\n</script>\n\n<p>{word}</p>\n`;
const uses = (from: string) => `import { word } from '${from}';\nexport const words = [word];\n`;

/** One violation a file. What they import stands in `SOUND`. */
const PLANTED: readonly Planted[] = [
	plant(
		'no-cycles',
		'two files may not need each other',
		'src/lib/ui/base/about.ts',
		`${uses('./round.ts')}export const word = 1;\n`
	),
	plant(
		'domain-is-pure',
		'the domain may not read files',
		'src/lib/domain/kernel/reads.ts',
		uses('node:fs')
	),
	plant(
		'domain-is-pure',
		'the domain may not know the server',
		'src/lib/domain/kernel/asks.ts',
		uses('#lib/server/platform/context.ts')
	),
	plant(
		'domain-is-pure',
		'the domain may not speak SQL',
		'src/lib/domain/kernel/queries.ts',
		uses('kysely')
	),
	plant(
		'ui-draws',
		'a component may not call the server',
		'src/lib/ui/base/Calls.svelte',
		page('#lib/server/catalogue/index.ts')
	),
	plant(
		'ui-draws',
		'a component may not take from a route',
		'src/lib/ui/base/Takes.svelte',
		page('../../../routes/words.ts')
	),
	plant('ui-draws', 'what draws may not open files', 'src/lib/ui/charts/opens.ts', uses('node:fs')),
	plant(
		'client-enhances',
		'what runs in the browser may not know a component',
		'src/lib/client/draws.ts',
		uses('#lib/ui/base/round.ts')
	),
	plant('client-enhances', 'nor bring a library', 'src/lib/client/brings.ts', uses('zod')),
	plant(
		'sql-stays-home',
		'a route may not speak SQL',
		'src/routes/exemples/+page.server.ts',
		uses('kysely')
	),
	plant('sql-stays-home', 'a form may not speak SQL', 'src/lib/server/web/asks.ts', uses('pg')),
	plant(
		'sql-stays-home',
		'the API may not speak SQL',
		'src/lib/server/api/asks.ts',
		uses('@electric-sql/pglite')
	),
	plant(
		'areas-meet-at-the-door',
		'an area may not enter another by its window',
		'src/lib/server/guide/enters.ts',
		uses('../catalogue/write.ts')
	),
	plant(
		'areas-meet-at-the-door',
		'nor may a route',
		'src/routes/+page.server.ts',
		uses('#lib/server/catalogue/write.ts')
	),
	plant(
		'areas-meet-at-the-door',
		'nor may the API',
		'src/lib/server/api/enters.ts',
		uses('../catalogue/write.ts')
	),
	plant(
		'platform-stands-alone',
		'the platform may not know an area',
		'src/lib/server/platform/knows.ts',
		uses('../catalogue/index.ts')
	),
	plant(
		'platform-stands-alone',
		'nor a rule of an area',
		'src/lib/server/platform/rules.ts',
		uses('#lib/domain/catalogue/words.ts')
	),
	plant(
		'platform-stands-alone',
		'a route may not reach into the platform',
		'src/routes/sante/+server.ts',
		uses('#lib/server/platform/db/migrate.ts')
	),
	plant(
		'one-open-database',
		'an area may not open the database again',
		'src/lib/server/news/opens.ts',
		uses('../platform/db/open.ts')
	),
	plant(
		'one-open-database',
		'a route may not open the world again',
		'src/routes/world/+server.ts',
		uses('#lib/server/start.ts')
	),
	plant(
		'pages-carry-no-schema',
		'a page may not carry a validator',
		'src/routes/carries/+page.svelte',
		page('#lib/domain/catalogue/schema.ts')
	),
	plant(
		'pages-carry-no-schema',
		'a component may not, even from afar',
		'src/lib/ui/catalogue/Far.svelte',
		page('#lib/domain/catalogue/far.ts')
	),
	plant(
		'pages-carry-no-schema',
		'a file of words may not',
		'src/lib/domain/news/vocabulary.ts',
		uses('zod')
	),
	...names.flatMap((area) => {
		const stranger = names.find((other) => other !== area && !areas[area]!.includes(other))!;
		return [
			plant(
				`${area}-knows`,
				`in the domain, ${area} may not know ${stranger}`,
				`src/lib/domain/${area}/strays.ts`,
				uses(`../${stranger}/words.ts`)
			),
			plant(
				`${area}-knows`,
				`on the server, ${area} may not know ${stranger}`,
				`src/lib/server/${area}/strays.ts`,
				uses(`../${stranger}/index.ts`)
			),
			plant(
				`${area}-knows`,
				`${area} may not know even a type of ${stranger}`,
				`src/lib/domain/${area}/types.ts`,
				`import type { Word } from '../${stranger}/words.ts';\nexport type Words = Word[];\n`
			)
		];
	})
];

const word = 'export const word = 1;\nexport type Word = string;\n';
const SOUND: Readonly<Record<string, string>> = {
	'src/lib/ui/base/round.ts': `${uses('./about.ts')}export const word = 1;\n`,
	'src/lib/server/platform/context.ts': word,
	'src/lib/server/platform/db/open.ts': word,
	'src/lib/server/platform/db/migrate.ts': word,
	'src/lib/server/start.ts': `import { word as open } from './platform/db/open.ts';\nexport const word = open;\n`,
	'src/lib/server/catalogue/write.ts': word,
	'src/lib/domain/catalogue/schema.ts': `${uses('zod')}export const word = 1;\n`,
	'src/lib/domain/catalogue/far.ts': `${uses('./schema.ts')}export const word = 1;\n`,
	'src/routes/words.ts': word,
	...Object.fromEntries(
		names.flatMap((area) => [
			[`src/lib/domain/${area}/words.ts`, word],
			[`src/lib/server/${area}/index.ts`, word]
		])
	),
	...Object.fromEntries(
		['kysely', 'pg', 'zod', '@electric-sql/pglite'].flatMap((name) => [
			[`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
			[`node_modules/${name}/index.js`, 'exports.word = 1;\n']
		])
	)
};

interface Violation {
	readonly rule: string;
	readonly from: string;
}

/** What the rules say of the tree in `folder`, read with the imports of types and without. */
function violations(folder: string): Violation[] {
	return ['', '1'].flatMap((atRunTime) => {
		const { stdout, stderr } = spawnSync(
			process.execPath,
			[bin('depcruise', 'dependency-cruiser'), 'src', '--output-type', 'json'],
			{
				cwd: folder,
				encoding: 'utf8',
				env: { ...process.env, RULES_AT_RUN_TIME: atRunTime },
				maxBuffer: 1e8
			}
		);
		if (!stdout) throw new Error(stderr);
		const { summary } = JSON.parse(stdout) as {
			summary: { violations: { rule: { name: string }; from: string }[] };
		};
		return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
	});
}

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
for (const file of ['areas.cjs', '.dependency-cruiser.cjs', 'package.json'])
	cpSync(file, join(folder, file));
writeFileSync(
	join(folder, 'tsconfig.json'),
	'{"compilerOptions":{"module":"esnext","moduleResolution":"bundler","allowImportingTsExtensions":true}}'
);
for (const [file, text] of [
	...Object.entries(SOUND),
	...PLANTED.map(({ file, text }) => [file, text] as const)
]) {
	mkdirSync(dirname(join(folder, file)), { recursive: true });
	writeFileSync(join(folder, file), text);
}
const found = violations(folder);
afterAll(() => rmSync(folder, { recursive: true }));

describe('each rule sees the violation planted for it', () => {
	test.each(PLANTED)('$rule: $promise', ({ rule, file }) => {
		expect(found).toContainEqual({ rule, from: file });
	});

	test('and no rule is without its planted violation', () => {
		const { forbidden } = require('../../.dependency-cruiser.cjs') as {
			forbidden: { name: string }[];
		};
		const planted = new Set(PLANTED.map(({ rule }) => rule));
		expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
	});

	test('what is sound is not reported', () => {
		const planted = new Set(PLANTED.map(({ file }) => file));
		const wrongly = found.filter(
			({ from }) => !planted.has(from) && from !== 'src/lib/ui/base/round.ts'
		);
		expect(wrongly).toEqual([]);
	});
});

describe('a component is told the types of what it draws by the domain', () => {
	const eslint = new ESLint();
	const refused = async (file: string, from: string) => {
		const type = `import type { Word } from '${from}';`;
		const [result] = await eslint.lintText(
			file.endsWith('.svelte')
				? `<script lang="ts">\n\t${type}\n\tlet { word }: { word: Word } = $props();\n</script>\n\n<p>{word}</p>\n`
				: `${type}\nexport type Words = Word[];\n`,
			{ filePath: file }
		);
		return result!.messages.map(({ ruleId }) => ruleId);
	};
	const rule = '@typescript-eslint/no-restricted-imports';

	test.each([
		['src/lib/ui/base/Word.svelte', '#lib/server/catalogue/index.ts'],
		['src/lib/ui/base/Word.svelte', '../../server/catalogue/index.ts'],
		['src/lib/ui/base/Word.svelte', '../../../routes/words.ts'],
		['src/lib/ui/base/Word.svelte', './$types'],
		['src/lib/ui/base/word.ts', '#lib/server/catalogue/index.ts']
	])('%s may not take a type from %s', { timeout: 60_000 }, async (file, from) => {
		expect(await refused(file, from)).toEqual([rule]);
	});

	test('and may take it from the domain', { timeout: 60_000 }, async () => {
		expect(
			await refused('src/lib/ui/base/Word.svelte', '#lib/domain/territory/territory.ts')
		).toEqual([]);
	});
});

describe('the product', () => {
	test('breaks no rule', { timeout: 120_000 }, () => {
		expect(violations('.')).toEqual([]);
	});
});
