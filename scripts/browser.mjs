// Finds a Chromium for the journeys, or installs one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { bin, node24, root, run, say, Stop } from './chores.mjs';

const KNOWN = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/** Answers the path of a Chromium: CHROMIUM_PATH, else one that is there, else one installed now. */
export async function findChromium() {
	const asked = process.env.CHROMIUM_PATH;
	if (asked && !existsSync(asked))
		throw new Stop(`CHROMIUM_PATH=${asked} ne mène à aucun fichier.`);
	return asked ?? present() ?? (await installed());
}

function present() {
	return [...KNOWN, playwrights()].find((path) => path && existsSync(path));
}

/** Where Playwright keeps its own. */
function playwrights() {
	return createRequire(join(root, 'package.json'))('@playwright/test').chromium.executablePath();
}

async function installed() {
	const root = process.getuid?.() === 0;
	if (root && spawnSync('apt-get', ['--version']).status === 0) {
		say('Installation de Chromium (paquet Debian)…');
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
		await run('apt-get', ['update', '-qq'], quiet);
		await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
	} else {
		say('Installation de Chromium (celui de Playwright)…');
		await run(node24(), [bin('playwright', '@playwright/test'), 'install', 'chromium']);
	}
	const path = present();
	if (path) return path;
	throw new Stop(
		'Aucun Chromium n’a pu être installé : installez-en un et donnez son chemin dans CHROMIUM_PATH.'
	);
}
