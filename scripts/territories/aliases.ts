// Leads the codes that no longer name a commune to the commune that took their place.

import type { Commune, FormerCommune } from './divisions.ts';

export interface Alias {
	code: string;
	/** Empty when the package gives the old code without its name. */
	name: string;
	kind: FormerCommune['type'] | 'ancien-code';
	/** Code of the present commune. */
	present: string;
}

/** Sorted by code, each code once; a code that is still a commune's is never an alias. */
export function listAliases(communes: Commune[], formerCommunes: FormerCommune[]): Alias[] {
	const present = new Set(communes.map((commune) => commune.code));
	const aliases = new Map<string, Alias>();

	for (const commune of communes) {
		for (const code of commune.anciensCodes ?? []) {
			aliases.set(code, { code, name: '', kind: 'ancien-code', present: commune.code });
		}
	}
	// Read last, because its own record is surer than a list of old codes when the two disagree (55273, 60455).
	for (const { code, nom, type, chefLieu, commune } of formerCommunes) {
		aliases.set(code, { code, name: nom, kind: type, present: chefLieu ?? commune ?? '' });
	}

	return [...aliases.values()]
		.filter((alias) => !present.has(alias.code) && present.has(alias.present))
		.sort((a, b) => (a.code < b.code ? -1 : 1));
}
