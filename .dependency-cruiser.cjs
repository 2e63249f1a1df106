const areas = require('./areas.cjs');

/** Tests stand outside of the product: they may look at all of it. */
const TEST = String.raw`\.test\.ts$`;
const SQL = String.raw`^(node_modules/)?(kysely|pg|@electric-sql)(/|$)`;
const DOMAIN = '^src/lib/domain/';
const UI = '^src/lib/ui/';
const CLIENT = '^src/lib/client/';
const ROUTES = '^src/(routes/|hooks)';
const PLATFORM = '^src/lib/server/platform/';
/** What routes, forms and API see of the platform: the world they are handed, and what it says of itself. */
const PLATFORM_DOOR = `${PLATFORM}(context|health|log|root|settings|revision)\\.ts$`;
const names = Object.keys(areas).join('|');

const rules = [
	{
		name: 'no-cycles',
		comment:
			'Two files that need each other are one file, or lack a third. Types may be told both ways.',
		from: {},
		to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
	},
	{
		name: 'domain-is-pure',
		comment:
			'The domain says what is true: it knows itself, Zod and the stems of French, neither the clock, nor files, nor anyone else.',
		from: { path: DOMAIN, pathNot: TEST },
		to: { pathNot: [DOMAIN, '^(node_modules/)?(zod|@orama/stemmers)(/|$)'] }
	},
	{
		name: 'ui-draws',
		comment:
			'The interface receives and draws: it knows words and types of the domain, never the server nor a route.',
		from: { path: UI, pathNot: TEST },
		to: { path: ['^src/lib/server/', ROUTES, SQL] }
	},
	{
		name: 'ui-draws',
		comment: 'Nor what runs only on the server: files, processes, sockets.',
		from: { path: UI, pathNot: TEST },
		to: { dependencyTypes: ['core'] }
	},
	{
		name: 'client-enhances',
		comment:
			'What runs in the browser of a page knows the domain and itself: no component, no validator.',
		from: { path: CLIENT, pathNot: TEST },
		to: { pathNot: [CLIENT, DOMAIN] }
	},
	{
		name: 'sql-stays-home',
		comment: 'SQL is written in the areas of the server and in the platform, nowhere else.',
		from: {
			path: '^src/',
			pathNot: [TEST, PLATFORM, `^src/lib/server/(${names})/`, '^src/lib/server/start\\.ts$']
		},
		to: { path: SQL }
	},
	{
		name: 'areas-meet-at-the-door',
		comment:
			'The door of an area of the server is its index.ts; what is behind it is its own business.',
		from: { path: '^src/lib/server/([^/]+)/', pathNot: TEST },
		to: { path: `^src/lib/server/(${names})/`, pathNot: ['^src/lib/server/$1/', '/index\\.ts$'] }
	},
	{
		name: 'areas-meet-at-the-door',
		comment: 'The same for routes, and for what puts all the parts together.',
		from: { path: [ROUTES, '^src/lib/server/[^/]+\\.ts$'], pathNot: TEST },
		to: { path: `^src/lib/server/(${names})/`, pathNot: '/index\\.ts$' }
	},
	{
		name: 'platform-stands-alone',
		comment: 'The platform serves every area and knows none; of the domain, only the kernel.',
		from: { path: PLATFORM, pathNot: TEST },
		to: { path: '^src/', pathNot: [PLATFORM, `${DOMAIN}kernel/`] }
	},
	{
		name: 'platform-stands-alone',
		comment: 'And routes, forms and API see of it only what is made for them.',
		from: { path: [ROUTES, '^src/lib/server/(web|api)/'], pathNot: TEST },
		to: { path: PLATFORM, pathNot: PLATFORM_DOOR }
	},
	{
		name: 'one-open-database',
		comment:
			'The embedded database can be opened once: src/lib/server/start.ts does it for the whole process.',
		from: { path: '^(src|server\\.js)', pathNot: [TEST, '^src/lib/server/start\\.ts$'] },
		to: { path: `${PLATFORM}db/open\\.ts$`, dependencyTypesNot: ['type-only'] }
	},
	{
		name: 'one-open-database',
		comment: 'And only the hooks of the server call it.',
		from: { path: '^src/', pathNot: [TEST, '^src/hooks\\.server\\.ts$'] },
		to: { path: '^src/lib/server/start\\.ts$', dependencyTypesNot: ['type-only'] }
	},
	{
		name: 'pages-carry-no-schema',
		comment:
			'A page never needs a validator. Words live in files without one, such as vocabulary.ts.',
		from: { path: ['\\.svelte$', UI, CLIENT, `${DOMAIN}.*/vocabulary\\.ts$`], pathNot: TEST },
		to: { path: '^(node_modules/)?zod(/|$)', reachable: true }
	},
	...Object.entries(areas).map(([area, known]) => ({
		name: `${area}-knows`,
		comment:
			known.length > 0
				? `${area} knows ${known.join(', ')}, and no other area.`
				: `${area} knows no other area.`,
		from: { path: `^src/lib/(domain|server)/${area}/`, pathNot: TEST },
		to: {
			path: `^src/lib/(domain|server)/(${names})/`,
			pathNot: `^src/lib/(domain|server)/(${[area, ...known].join('|')})/`
		}
	}))
];

/**
 * The same tree is read twice (`npm run rules`): with the imports of types, for who knows whom; and
 * without them (RULES_AT_RUN_TIME), for what a page would carry.
 */
const atRunTime = Boolean(process.env.RULES_AT_RUN_TIME);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: rules
		.filter(({ name }) => (name === 'pages-carry-no-schema') === atRunTime)
		.map((rule) => ({ severity: 'error', ...rule })),
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['^(build|\\.svelte-kit|\\.cache)/', '/\\$types$'] },
		tsPreCompilationDeps: !atRunTime,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			conditionNames: ['import', 'node', 'default', 'types'],
			exportsFields: ['exports'],
			extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.json']
		}
	}
};
