// `npm start`: installs, builds, and serves the site, each only when it is due.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build, chore, install, node24, root } from './chores.mjs';

await chore(async () => {
	await install();
	await build();
	process.chdir(root);
	const server = join(root, 'server.js');
	if (Number(process.versions.node.split('.')[0]) < 24) return serveUnder(node24(), server);
	stopWithoutParent();
	await import(pathToFileURL(server).href);
});

/** Under an older Node: the site runs in a Node 24, which stops with us, however we end. */
function serveUnder(node, server) {
	return new Promise((resolve) => {
		const child = spawn(node, [server], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
		// A terminal already sends its Ctrl-C to both; said twice, it would cut the graceful stop short.
		process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
		process.on('SIGTERM', () => child.kill('SIGTERM'));
		process.on('SIGHUP', () => child.kill('SIGTERM'));
		child.once('close', (code) => resolve(code ?? 1));
	});
}

/** npm was killed and could not tell us: nobody would know that the site still runs. */
function stopWithoutParent() {
	if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return;
	const npm = npmsNumber();
	const watch = setInterval(() => {
		if (npmsNumber() === npm) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 1_000);
	watch.unref();
}

/** npm is our parent, or the parent of the shell that npm starts us with. */
function npmsNumber() {
	const shell = readProcess(process.ppid);
	return shell.name === 'sh' ? shell.parent : process.ppid;
}

/** proc(5): `number (name) state parent …` */
function readProcess(number) {
	const stat = readFileSync(`/proc/${number}/stat`, 'utf8');
	const end = stat.lastIndexOf(')');
	return {
		name: stat.slice(stat.indexOf('(') + 1, end),
		parent: Number(stat.slice(end + 2).split(' ')[1])
	};
}
