import type { Transport } from '@sveltejs/kit/hooks';
import { Drawn } from '#lib/ui/drawn.ts';

/**
 * SvelteKit writes the data of a page for the browser even when no script reads it (`csr = false`):
 * what a load wraps in `Drawn` goes to the component as it is, and nowhere else.
 */
export const transport: Transport = {
	Drawn: {
		encode: (value) => value instanceof Drawn && 1,
		decode: () => null
	}
};
