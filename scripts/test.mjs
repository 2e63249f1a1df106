// `npm test`: installs what it lacks, builds the site when it changed, and plays every test.
// `npm test -- pure database process journeys` plays only the kinds named.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { findChromium } from './browser.mjs';
import {
	bin,
	build,
	chore,
	install,
	node24,
	root,
	run,
	say,
	Stop,
	withCommands
} from './chores.mjs';

const KINDS = ['pure', 'database', 'process', 'journeys'];
const asked = process.argv.slice(2);

await chore(async () => {
	const unknown = asked.find((kind) => !KINDS.includes(kind));
	if (unknown)
		throw new Stop(`Sorte de test inconnue : ${unknown}. Les sortes sont : ${KINDS.join(', ')}.`);
	const kinds = asked.length > 0 ? asked : KINDS;
	await install();
	// SvelteKit writes the types that tests read into node_modules: an installation takes them away.
	await run(node24(), [bin('svelte-kit', '@sveltejs/kit'), 'sync']);
	if (kinds.includes('process') || kinds.includes('journeys')) await build();
	const counts = [];
	if (kinds.some((kind) => kind !== 'journeys')) counts.push(await playVitest(kinds));
	if (kinds.includes('journeys')) counts.push(await playJourneys());
	const passed = counts.reduce((sum, count) => sum + count.passed, 0);
	const failed = counts.reduce((sum, count) => sum + count.failed, 0);
	say(`\n${passed} passed, ${failed} failed`);
	return failed > 0 || passed === 0 ? 1 : 0;
});

async function playVitest(kinds) {
	const report = freshReport('vitest.json');
	const projects = kinds
		.filter((kind) => kind !== 'journeys')
		.flatMap((kind) => ['--project', kind]);
	const code = await run(node24(), [
		bin('vitest'),
		'run',
		...projects,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`
	]);
	const { numPassedTests = 0, testResults = [] } = read(report);
	const failed = testResults.reduce((sum, file) => {
		const faults = file.assertionResults.filter(({ status }) => status === 'failed').length;
		// A file that could not even be loaded has no test to show for it.
		return sum + (faults || (file.status === 'failed' ? 1 : 0));
	}, 0);
	return orFailed({ passed: numPassedTests, failed }, code);
}

async function playJourneys() {
	const report = freshReport('journeys.json');
	const env = {
		...withCommands(process.env),
		CHROMIUM_PATH: await findChromium(),
		PLAYWRIGHT_JSON_OUTPUT_FILE: report
	};
	const code = await run(
		node24(),
		[bin('playwright', '@playwright/test'), 'test', '--reporter=line,json'],
		{ env }
	);
	const { expected = 0, flaky = 0, unexpected = 0 } = read(report).stats ?? {};
	return orFailed({ passed: expected + flaky, failed: unexpected }, code);
}

/** A runner that fails without a failed test (it could not start, or something escaped a test) counts as one. */
function orFailed(count, code) {
	return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function freshReport(name) {
	const report = join(root, '.cache', name);
	mkdirSync(join(root, '.cache'), { recursive: true });
	rmSync(report, { force: true });
	return report;
}

function read(report) {
	return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
}
