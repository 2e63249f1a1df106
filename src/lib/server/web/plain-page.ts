import { readFileSync } from 'node:fs';
import { sentenceFor } from './sentences.ts';

/** A whole page for the requests that stop before the site is reached, made from `src/error.html`. */
export function plainPage(status: number): string {
	return template
		.replaceAll('%sveltekit.error.message%', sentenceFor(status))
		.replaceAll('%sveltekit.status%', String(status));
}

const template = readFileSync(new URL('../../../error.html', import.meta.url), 'utf8');
