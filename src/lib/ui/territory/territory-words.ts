import { formatCount, joinWords } from '#lib/domain/kernel/typography.ts';
import { ofTerritory } from '#lib/domain/territory/french.ts';
import type { NamedTerritory, TerritoryKind } from '#lib/domain/territory/territory.ts';

export const KIND_PLURALS: Readonly<Record<TerritoryKind, string>> = {
	commune: 'communes',
	epci: 'intercommunalités',
	departement: 'départements',
	region: 'régions'
};

/** « celles qui lui ressemblent ». */
export const KIND_PRONOUNS: Readonly<Record<TerritoryKind, string>> = {
	commune: 'celles',
	epci: 'celles',
	departement: 'ceux',
	region: 'celles'
};

const SINGULARS: Readonly<Record<TerritoryKind, string>> = {
	commune: 'commune',
	epci: 'intercommunalité',
	departement: 'département',
	region: 'région'
};
const ALONE: Readonly<Record<TerritoryKind, string>> = {
	commune: 'La commune',
	epci: 'L’intercommunalité',
	departement: 'Le département',
	region: 'La région'
};

/** « Les 4 départements de Bretagne », « 17 intercommunalités et 1 commune du Finistère », « Le département de Guadeloupe ». */
export function partsTitle(
	territory: NamedTerritory,
	parts: readonly { readonly kind: TerritoryKind }[]
): string {
	const counts = (['departement', 'epci', 'commune'] as const)
		.map((kind) => ({ kind, count: parts.filter((one) => one.kind === kind).length }))
		.filter(({ count }) => count > 0);
	const of = ofTerritory(territory);
	const [first, ...rest] = counts;
	if (first && rest.length === 0 && first.count === 1) return `${ALONE[first.kind]} ${of}`;
	const said = counts.map(({ kind, count }) =>
		formatCount(count, SINGULARS[kind], KIND_PLURALS[kind])
	);
	return rest.length === 0 ? `Les ${said[0]} ${of}` : `${joinWords(said)} ${of}`;
}
