import { defineConfig } from 'vitest/config';

/**
 * Three kinds of tests: `pure` (functions), `database` (real SQL, rolled back), `process` (the built
 * site, started for real). The journeys of a person in a browser are Playwright's.
 */
export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				test: {
					name: 'pure',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/rules/**/*.test.ts'],
					exclude: ['**/*.db.test.ts'],
					isolate: false,
					// Property tests are long on a busy machine; nothing here is about time.
					testTimeout: 60_000
				}
			},
			{
				test: {
					name: 'database',
					include: ['src/**/*.db.test.ts', 'scripts/**/*.db.test.ts', 'tests/*.db.test.ts'],
					globalSetup: 'tests/made-folders.ts',
					// One embedded database a worker, whatever the number of files.
					isolate: false,
					testTimeout: 120_000,
					hookTimeout: 600_000
				}
			},
			{
				test: {
					name: 'process',
					include: ['tests/process/**/*.test.ts', 'tests/fuzz/**/*.test.ts'],
					globalSetup: 'tests/filled-folder.ts',
					testTimeout: 600_000,
					hookTimeout: 600_000
				}
			}
		]
	}
});
