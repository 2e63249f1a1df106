/** One line of the official registers, as the site shows it. */
export interface RegisterEntry {
	/** `rna-W751000001` or `siren-552100554`. */
	readonly key: string;
	readonly name: string;
	readonly acronym: string | null;
	readonly siren: string | null;
	/** Of the seat. */
	readonly siret: string | null;
	readonly rna: string | null;
	readonly purpose: string | null;
	readonly legalCategory: string | null;
	/** INSEE code of the commune of the seat, when known. */
	readonly place: string | null;
	readonly town: string | null;
	/** Our domains, deduced by the mapping table. */
	readonly domains: readonly string[];
	readonly website: string | null;
}
