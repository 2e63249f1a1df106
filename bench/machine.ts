import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** Where the figures come from: without it they mean nothing. */
export interface Machine {
	readonly processor: string;
	readonly cores: number;
	/** Gigabytes of 1,000,000,000 bytes. */
	readonly memory: number;
	readonly system: string;
	readonly node: string;
	/** Commit measured, with a mark when files differ from it. */
	readonly commit: string;
}

export function readMachine(root: string): Machine {
	const processors = cpus();
	return {
		processor: processors[0]?.model.trim() ?? 'unknown',
		cores: processors.length,
		memory: Math.round(totalmem() / 1e9),
		system: `${process.platform} ${process.arch}`,
		node: process.versions.node,
		commit: readCommit(root)
	};
}

function readCommit(root: string): string {
	try {
		const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
		const changed = git('status', '--porcelain').trim() !== '';
		return `${git('rev-parse', '--short', 'HEAD').trim()}${changed ? ' with uncommitted changes' : ''}`;
	} catch {
		return 'unknown (not a git checkout)';
	}
}

export function describeMachine(machine: Machine): string {
	const { processor, cores, memory, system, node, commit } = machine;
	return `${processor}, ${cores} cores, ${memory} GB of memory, ${system}, Node ${node}, commit ${commit}`;
}
