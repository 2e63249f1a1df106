import { formatNumber } from '#lib/domain/kernel/typography.ts';
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

/** « 4 départements de Bretagne », « 17 intercommunalités et 1 commune du Finistère »: what lies directly in a territory. */
export function partsTitle(
	territory: NamedTerritory,
	parts: readonly { readonly kind: TerritoryKind }[]
): string {
	const kinds = (Object.keys(KIND_PLURALS) as TerritoryKind[]).filter((kind) =>
		parts.some((one) => one.kind === kind)
	);
	const words = kinds.map((kind) => {
		const count = parts.filter((one) => one.kind === kind).length;
		const word = KIND_PLURALS[kind];
		return count > 1 ? `${formatNumber(count)}\u00A0${word}` : `1\u00A0${word.slice(0, -1)}`;
	});
	return `${words.reverse().join(' et ')} ${ofTerritory(territory)}`;
}
