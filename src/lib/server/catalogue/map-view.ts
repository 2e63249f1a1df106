import type { View } from '../../domain/catalogue/selection-map.ts';
import type { NamedTerritory, Point, TerritoryKind } from '../../domain/territory/territory.ts';
import type { ChosenTerritory } from './search.ts';

/** The territory that a map shows: a commune is shown in its département, a région of one département as that one. */
export interface Shown {
	readonly view: View;
	readonly territory: { readonly code: string; readonly kind: TerritoryKind } | null;
	readonly trail: readonly NamedTerritory[];
	/** Départements to draw. */
	readonly departements: readonly string[];
	/** The distance asked for around the territory: all of it is drawn. */
	readonly disc: { readonly centre: Point; readonly distance: number } | undefined;
	/** The commune from which the distance is asked for: it is drawn rather than its département. */
	readonly commune: Point | undefined;
}

/** `departements` are all those of the country, with the codes of what holds them. */
export function shownTerritory(
	chosen: ChosenTerritory | null,
	departements: readonly (NamedTerritory & { ancestors: string[] })[],
	around: number | null
): Shown {
	if (!chosen) return { ...COUNTRY, disc: undefined, commune: undefined };
	return {
		...territoryOf(chosen, departements),
		disc: around === null ? undefined : { centre: chosen, distance: around },
		commune: around !== null && chosen.kind === 'commune' ? chosen : undefined
	};
}

const COUNTRY = {
	view: { kind: 'france', codes: [] },
	territory: null,
	trail: [],
	departements: []
} as const;

function territoryOf(
	chosen: ChosenTerritory,
	departements: readonly (NamedTerritory & { ancestors: string[] })[]
): Omit<Shown, 'disc' | 'commune'> {
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
