import { formatCount, formatNumber } from '../kernel/typography.ts';
import { withArticle } from './french.ts';
import type { NamedTerritory } from './territory.ts';

const EPCI_KINDS: Readonly<Record<string, string>> = {
	CC: 'Communauté de communes',
	CA: 'Communauté d’agglomération',
	CU: 'Communauté urbaine',
	METRO: 'Métropole',
	MET69: 'Métropole'
};

/** What a territory is: « Commune », « Communauté de communes », « Outre-mer, hors des régions ». */
export function kindInWords({
	kind,
	code,
	epciKind = null
}: Pick<NamedTerritory, 'kind' | 'code'> & { readonly epciKind?: string | null }): string {
	if (kind === 'commune') return 'Commune';
	if (kind === 'region') return 'Région';
	if (kind === 'epci') return EPCI_KINDS[epciKind ?? ''] ?? 'Intercommunalité';
	return isCollectivite(code) ? 'Outre-mer, hors des régions' : 'Département';
}

/** Saint-Pierre-et-Miquelon, Polynésie française…: they stand as départements of no région. */
export function isCollectivite(code: string): boolean {
	return /^9(75|77|78|8[4-9])$/.test(code);
}

/** The name that opens a sentence or a page: « Le Finistère », « La communauté de communes … ». */
export function titleOf(territory: NamedTerritory): string {
	const name = withArticle(territory);
	return name.charAt(0).toUpperCase() + name.slice(1);
}

/** « 238 246 habitants », « aucun habitant », « population non connue ». */
export function peopleInWords(population: number | null): string {
	if (population === null) return 'population non connue';
	return population === 0 ? 'aucun habitant' : formatCount(population, 'habitant');
}

/** « environ 38 habitants au km² »: an estimate, written with two figures. */
export function densityInWords(density: number): string {
	if (density < 1) return 'moins d’un habitant au km²';
	const digits = Math.max(0, Math.floor(Math.log10(density)) - 1);
	const rounded = Math.round(density / 10 ** digits) * 10 ** digits;
	return `environ ${formatNumber(rounded)}\u00A0${rounded < 2 ? 'habitant' : 'habitants'} au km²`;
}

/**
 * What holds a territory, each name once: Guadeloupe is a région and a département, Paris a département
 * and a commune.
 */
export function distinctHolders<Holder extends NamedTerritory>(
	territory: NamedTerritory,
	holders: readonly Holder[]
): Holder[] {
	return holders.filter(
		({ name }, rank) =>
			name !== territory.name && holders.findIndex((one) => one.name === name) === rank
	);
}
