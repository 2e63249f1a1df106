import { defineConfig } from '@playwright/test';

/**
 * The journeys of a person, with and without JavaScript: the same ones, since the pages need none.
 * `npm test` names the Chromium; the site is started by `tests/journeys/start-site.ts`.
 */
export default defineConfig({
	testDir: 'tests/journeys',
	outputDir: 'test-results',
	globalSetup: './tests/journeys/start-site.ts',
	fullyParallel: true,
	workers: 2,
	forbidOnly: Boolean(process.env.CI),
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		baseURL: process.env.SITE_UNDER_TEST,
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run'
			]
		}
	},
	projects: [
		{ name: 'with JavaScript', use: { javaScriptEnabled: true } },
		{ name: 'without JavaScript', use: { javaScriptEnabled: false } }
	]
});
