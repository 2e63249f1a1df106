import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeMachine, type Machine } from './machine.ts';
import type { Figure } from './measure.ts';
import { markdownTable } from './table.ts';

/** Writes `bench/RESULTS.md`: figures without their date, machine and method are worth nothing. */
export async function writeResults(
	root: string,
	figures: readonly Figure[],
	machine: Machine
): Promise<void> {
	const day = new Date().toISOString().slice(0, 16).replace('T', ' ');
	const methods = new Map<string, string[]>();
	for (const { method, what } of figures)
		methods.set(method, [...(methods.get(method) ?? []), what]);
	const text = [
		'# What `npm run bench` measured',
		`${day} UTC. ${describeMachine(machine)}.`,
		'1 MB is 1,000,000 bytes. The ratio is measured over bound: the bound is kept when it is at most 1.',
		markdownTable(figures),
		'## How',
		[...methods].map(([method, whats]) => `- ${whats.join('; ')}: ${lowerFirst(method)}`).join('\n')
	].join('\n\n');
	await writeFile(join(root, 'bench', 'RESULTS.md'), `${text}\n`);
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
