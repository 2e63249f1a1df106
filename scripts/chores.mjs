// What `npm start`, `npm test` and the checks share: installed packages, a built site, the right Node.
// Plain JavaScript for Node 20 or later with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

/** Stops with a sentence for the person at the keyboard. */
export class Stop extends Error {}

/** Says in plain French what is being done. */
export function say(sentence) {
	console.log(sentence);
}

/** Runs a chore; a Stop becomes its sentence and an exit code of 1. */
export async function chore(run) {
	try {
		process.exitCode = (await run()) ?? process.exitCode ?? 0;
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}

function version(text) {
	return Number(/^v?(\d+)/.exec(text)?.[1] ?? 0);
}

/** Refuses a Node that cannot even install. */
export function askNode20() {
	if (version(process.versions.node) >= 20) return;
	throw new Stop(
		`Il faut Node 20 ou plus récent pour installer le site ; celui-ci est le ${process.version}. ` +
			'Installez-en un depuis https://nodejs.org puis recommencez.'
	);
}

/** The Node that runs the product: the one that comes with the packages, else the present one if it is recent enough. */
export function node24() {
	const name = windows ? 'node.exe' : 'node';
	const carried = join(
		modules,
		`node-${windows ? 'win' : process.platform}-${process.arch}`,
		'bin',
		name
	);
	if (existsSync(carried) && spawnSync(carried, ['--version']).status === 0) return carried;
	if (version(process.versions.node) >= 24) return process.execPath;
	throw new Stop(
		`Le site demande Node 24, et aucun n’est fourni pour cette machine (${process.platform} ${process.arch}, ` +
			`Node ${process.version}). Installez Node 24 depuis https://nodejs.org puis recommencez.`
	);
}

/** Installs the packages when they are absent, or when `package-lock.json` changed since. */
export async function install() {
	askNode20();
	const lock = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	const stamp = join(modules, '.faire-alliance');
	if (readStamp(stamp) === lock) return false;
	if (!existsSync(stamp) && installedByHand()) {
		writeStamp(stamp, lock);
		return false;
	}
	say('Installation des paquets (une à deux minutes la première fois)…');
	const npm = windows ? 'npm.cmd' : 'npm';
	const code = await run(npm, ['ci', '--no-audit', '--no-fund'], {
		shell: windows,
		env: process.env
	});
	if (code !== 0) {
		throw new Stop(
			'L’installation des paquets a échoué. Vérifiez la connexion au réseau et la place sur le disque, puis ' +
				'recommencez ; si elle échoue encore, supprimez le dossier node_modules et recommencez.'
		);
	}
	writeStamp(stamp, lock);
	return true;
}

/** Someone ran `npm ci`: npm left its own account of it, more recent than what was asked for. */
function installedByHand() {
	const account = join(modules, '.package-lock.json');
	return (
		existsSync(account) &&
		statSync(account).mtimeMs > statSync(join(root, 'package-lock.json')).mtimeMs
	);
}

/** Builds the site when what it is made of changed since the last build. */
export async function build() {
	const sources = fingerprint([
		'src',
		'static',
		'vite.config.ts',
		'package.json',
		'package-lock.json'
	]);
	const stamp = join(root, 'build', '.faire-alliance');
	if (readStamp(stamp) === sources) return false;
	say('Construction du site…');
	rmSync(stamp, { force: true });
	const told = [];
	const code = await run(
		node24(),
		[bin('vite'), 'build'],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
		told
	);
	if (code !== 0) {
		process.stderr.write(Buffer.concat(told));
		throw new Stop('La construction du site a échoué : le message ci-dessus dit pourquoi.');
	}
	writeStamp(stamp, sources);
	return true;
}

/** What the given files are: names, sizes and dates, without reading them. Tests do not count. */
function fingerprint(places) {
	const hash = createHash('sha256');
	const add = (place) => {
		const { size, mtimeMs } = statSync(join(root, place));
		hash.update(`${place}\n${size}\n${mtimeMs}\n`);
	};
	const walk = (place) => {
		if (!existsSync(join(root, place))) return;
		if (!statSync(join(root, place)).isDirectory()) return add(place);
		for (const entry of readdirSync(join(root, place), { withFileTypes: true })) {
			const inside = `${place}/${entry.name}`;
			if (entry.isDirectory()) walk(inside);
			else if (!/\.test\.ts$/.test(entry.name)) add(inside);
		}
	};
	places.forEach(walk);
	return hash.digest('hex');
}

/** The JavaScript file behind a command of an installed package. */
export function bin(command, owner = command) {
	const { bin: commands } = JSON.parse(readFileSync(join(modules, owner, 'package.json'), 'utf8'));
	return join(modules, owner, typeof commands === 'string' ? commands : commands[command]);
}

/**
 * Runs a command in the project and answers its exit code. Signals received meanwhile are passed on.
 * Commands that it starts find Node 24 first. What it tells goes to `told` when its outputs are pipes.
 */
export function run(command, args, options = {}, told = []) {
	return new Promise((resolve, reject) => {
		const env = options.env ?? withCommands(process.env);
		const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options, env });
		child.stdout?.on('data', (chunk) => told.push(chunk));
		child.stderr?.on('data', (chunk) => told.push(chunk));
		const passOn = (signal) => child.kill(signal);
		const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
		for (const signal of signals) process.on(signal, passOn);
		child.once('error', reject);
		child.once('close', (code, signal) => {
			for (const name of signals) process.off(name, passOn);
			resolve(code ?? (signal ? 128 + (signals.indexOf(signal) < 0 ? 9 : 15) : 1));
		});
	});
}

/** The environment in which the installed commands, and so Node 24, come first. */
export function withCommands(environment) {
	return { ...environment, PATH: [join(modules, '.bin'), environment.PATH].join(delimiter) };
}

function readStamp(file) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}

function writeStamp(file, text) {
	mkdirSync(join(file, '..'), { recursive: true });
	writeFileSync(file, text);
}
