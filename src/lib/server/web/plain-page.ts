import { readFileSync } from 'node:fs';
import { inRoot } from '../platform/root.ts';
import { sentenceFor } from './sentences.ts';

/** A whole page for what never reaches a page of the site, made from `src/error.html`. */
export function plainPage(status: number): string {
	template ??= readFileSync(inRoot('src/error.html'), 'utf8');
	return template
		.replaceAll('%sveltekit.error.message%', sentenceFor(status))
		.replaceAll('%sveltekit.status%', String(status));
}

let template: string | undefined;
