import { randomUUID } from 'node:crypto';

const LONGEST = 64; // characters

/** The name of a request in the logs: the one that a proxy gave it, when it is one, else a new one. */
export function requestIdOf(given: string | string[] | null | undefined): string {
	const name = typeof given === 'string' ? given.slice(0, LONGEST).replace(/[^\w-]/g, '') : '';
	return name || randomUUID();
}
