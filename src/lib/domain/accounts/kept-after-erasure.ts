/** What an area declares of a table, as far as this question goes (server/platform/personal-data.ts). */
interface Declared {
	readonly label: string;
	readonly links: readonly {
		readonly erase: 'delete' | { readonly set: object } | { readonly keepBecause: string };
	}[];
}

/** What stays once an account is erased, and why; `emptied`: the line stays, without what says whose it was. */
export interface Kept {
	readonly label: string;
	readonly emptied: boolean;
	readonly why: string | null;
}

export function keptAfterErasure(registry: readonly Declared[]): Kept[] {
	return registry.flatMap<Kept>(({ label, links }) => {
		const reasons = links.flatMap(({ erase }) =>
			typeof erase === 'object' && 'keepBecause' in erase ? [erase.keepBecause] : []
		);
		if (reasons.length > 0) return [{ label, emptied: false, why: reasons[0]! }];
		const emptied = links.some(({ erase }) => typeof erase === 'object' && 'set' in erase);
		const erased = links.some(({ erase }) => erase === 'delete');
		return emptied && !erased ? [{ label, emptied: true, why: null }] : [];
	});
}
