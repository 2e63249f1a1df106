import { formatNumber } from '../kernel/typography.ts';

/** « 812 o », « 1,4 ko », « 1,2 Mo »: powers of ten, as the units say. */
export function sizeInWords(bytes: number): string {
	if (bytes < 1000) return `${formatNumber(bytes)}\u00A0o`;
	if (bytes < 1_000_000) return `${formatNumber(bytes / 1000, bytes < 10_000 ? 1 : 0)}\u00A0ko`;
	return `${formatNumber(bytes / 1_000_000, 1)}\u00A0Mo`;
}
