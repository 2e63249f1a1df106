/** Codes that begin alike have the same domains, unless a longer beginning says otherwise. */
export class PrefixMapping {
	readonly #domains: ReadonlyMap<string, readonly string[]>;
	readonly #longest: number;

	constructor(rows: Iterable<readonly [prefix: string, domains: readonly string[]]>) {
		this.#domains = new Map(rows);
		this.#longest = Math.max(0, ...[...this.#domains.keys()].map(({ length }) => length));
	}

	/** The domains of a code, in the order of the table; none when no beginning of it is known. */
	domainsOf(code: string): readonly string[] {
		for (let length = Math.min(code.length, this.#longest); length > 0; length--) {
			const domains = this.#domains.get(code.slice(0, length));
			if (domains) return domains;
		}
		return [];
	}

	entries(): Iterable<readonly [string, readonly string[]]> {
		return this.#domains;
	}
}
