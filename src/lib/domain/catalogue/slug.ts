import { fold } from '../kernel/typography.ts';

/** Longest slug of an example (see `exampleSchema`). */
const LONGEST = 120;

/**
 * The slug that a mangled one meant: capitals, accents, spaces, a full stop left at its end. Empty
 * when nothing can be read in it.
 */
export function mendSlug(asked: string, longest = LONGEST): string {
	return fold(asked.slice(0, 2 * longest))
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, longest)
		.replace(/^-|-$/g, '');
}
