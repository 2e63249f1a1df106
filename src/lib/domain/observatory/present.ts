import {
	CATEGORIES,
	DOMAINS,
	FAMILIES,
	type Category,
	type Domain,
	type Family
} from '../catalogue/vocabulary.ts';
import type { PlacedExamples } from './placed-examples.ts';

/** What is done, as counted values, the most frequent first. */
export interface Present {
	readonly domains: readonly { readonly value: Domain; readonly count: number }[];
	readonly categories: readonly { readonly value: Category; readonly count: number }[];
	readonly families: readonly { readonly value: Family; readonly count: number }[];
	/** Families of actors that no example shows. */
	readonly absent: readonly Family[];
}

/** What is present in a territory. */
export function presentIn(placed: PlacedExamples, code: string): Present {
	const { domain, category, family } = placed.facetsIn(code, ['domain', 'category', 'family']);
	return {
		domains: inOrder(domain, DOMAINS),
		categories: inOrder(category, CATEGORIES),
		families: inOrder(family, FAMILIES),
		absent: (Object.keys(FAMILIES) as Family[]).filter((one) => !family[one])
	};
}

function inOrder<Value extends string>(
	counts: Readonly<Record<string, number>>,
	labels: Readonly<Record<Value, string>>
): { value: Value; count: number }[] {
	return (Object.keys(labels) as Value[])
		.filter((value) => counts[value])
		.map((value) => ({ value, count: counts[value]! }))
		.sort((a, b) => b.count - a.count);
}
