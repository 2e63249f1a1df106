import type { View } from '../../domain/catalogue/selection-map.ts';
import type { NamedTerritory, TerritoryKind } from '../../domain/territory/territory.ts';
import type { ChosenTerritory } from './search.ts';

/** The territory that a map shows: a commune is shown in its département, a région of one département as that one. */
export interface Shown {
	readonly view: View;
	readonly territory: { readonly code: string; readonly kind: TerritoryKind } | null;
	readonly trail: readonly NamedTerritory[];
	/** Départements to draw. */
	readonly departements: readonly string[];
}

/** `departements` are all those of the country, with the codes of what holds them. */
export function shownTerritory(
	chosen: ChosenTerritory | null,
	departements: readonly (NamedTerritory & { ancestors: string[] })[]
): Shown {
	if (!chosen)
		return { view: { kind: 'france', codes: [] }, territory: null, trail: [], departements: [] };
	const chain = [chosen, ...chosen.ancestors];
	const trail = trailTo(chosen);
	if (chosen.kind === 'epci') {
		const holders = chosen.ancestors.filter(({ kind }) => kind === 'departement');
		return {
			view: { kind: 'epci', codes: chain.map(({ code }) => code) },
			territory: chosen,
			trail,
			departements: holders.map(({ code }) => code)
		};
	}
	const own = departements.filter(({ ancestors }) => ancestors.includes(chosen.code));
	if (chosen.kind === 'region' && own.length > 1) {
		return {
			view: { kind: 'region', codes: [chosen.code] },
			territory: chosen,
			trail,
			departements: own.map(({ code }) => code)
		};
	}
	const departement = chain.find(({ kind }) => kind === 'departement') ?? own[0] ?? chosen;
	const codes = [
		departement.code,
		...(departements.find(({ code }) => code === departement.code)?.ancestors ?? [])
	];
	return {
		view: { kind: 'departement', codes },
		territory: departement,
		trail,
		departements: [departement.code]
	};
}

/** Its région, its département, itself; a région of one département is named once. */
function trailTo(chosen: ChosenTerritory): NamedTerritory[] {
	const holder = (kind: TerritoryKind) => chosen.ancestors.find((one) => one.kind === kind);
	const trail = [holder('region'), holder('departement'), chosen].filter(
		(one) => one !== undefined
	);
	return trail.filter(({ name }, rank) => trail.findIndex((one) => one.name === name) === rank);
}
