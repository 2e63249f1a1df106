// `npm run check`: what is asked of the code beside its tests. `npm run check -- types` asks one thing.
import process from 'node:process';
import { bin, chore, install, node24, run, say, Stop, withCommands } from './chores.mjs';

/** Each gate, with its commands: owner, name, options, and settings if any. */
const GATES = {
	lint: [
		[
			'eslint',
			'eslint',
			'.',
			'--max-warnings',
			'0',
			'--cache',
			'--cache-location',
			'.cache/eslint'
		],
		[
			'prettier',
			'prettier',
			'--check',
			'.',
			'--log-level',
			'warn',
			'--cache',
			'--cache-location',
			'.cache/prettier'
		]
	],
	types: [
		['svelte-check', 'svelte-check', '--fail-on-warnings', '--output', 'human'],
		['typescript', 'tsc', '-p', 'src/lib/domain/tsconfig.json']
	],
	rules: [
		['dependency-cruiser', 'depcruise', 'src', 'server.js', '--output-type', 'err'],
		['dependency-cruiser', 'depcruise', 'src', '--output-type', 'err', { RULES_AT_RUN_TIME: '1' }]
	],
	'dead code': [['knip', 'knip', '--no-progress']]
};

await chore(async () => {
	const [asked] = process.argv.slice(2);
	if (asked && !GATES[asked])
		throw new Stop(`Contrôle inconnu : ${asked}. Ce sont : ${Object.keys(GATES).join(', ')}.`);
	await install();
	await run(node24(), [bin('svelte-kit', '@sveltejs/kit'), 'sync']);
	const failed = [];
	const gates = asked ? [asked] : Object.keys(GATES);
	for (const gate of gates) {
		const ok = await passes(GATES[gate]);
		say(`${ok ? '✓' : '✗'} ${gate}`);
		if (!ok) failed.push(gate);
	}
	if (!asked) say(`\n${gates.length - failed.length} passed, ${failed.length} failed`);
	return failed.length > 0 ? 1 : 0;
});

async function passes(commands) {
	let ok = true;
	for (const [owner, command, ...rest] of commands) {
		const options = rest.filter((option) => typeof option === 'string');
		const env = Object.assign(
			withCommands(process.env),
			...rest.filter((option) => typeof option === 'object')
		);
		if ((await run(node24(), [bin(command, owner), ...options], { env })) !== 0) ok = false;
	}
	return ok;
}
