import { sql, type RawBuilder } from 'kysely';
import type { CatalogueQuery, FacetName, ListFacet } from '../../domain/catalogue/query.ts';
import type { NamedTerritory, TerritoryKind } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import type { TerritoryView } from '../territory/index.ts';
import { facetConditions, matchesText } from './matches.ts';

/** How many examples each value would leave, all the other facets kept. Values with none are absent. */
export type FacetCounts = Readonly<Record<ListFacet, Readonly<Record<string, number>>>>;

/** A territory that can be chosen: the régions, then what lies in the one chosen. */
export interface TerritoryChoice extends NamedTerritory {
	readonly count: number;
}

interface Counted {
	facet: string;
	value: string;
	count: number;
	name: string | null;
	article: number | null;
	kind: NamedTerritory['kind'] | null;
}

/**
 * One scan: each candidate of the words is marked with the facets it fails; a facet then counts those
 * that fail no other one. Exact, whatever the size.
 */
export async function countFacets(
	reader: Reader,
	query: CatalogueQuery,
	chosen: TerritoryView | null
): Promise<{ total: number; facets: FacetCounts; territories: TerritoryChoice[] }> {
	const conditions = facetConditions(query);
	const marks = [...conditions].map(([facet, holds]) => sql`${holds} as ${sql.id(`in_${facet}`)}`);
	const others = (facet: FacetName | null) => {
		const kept = [...conditions.keys()].filter((one) => one !== facet);
		return kept.length === 0
			? sql`true`
			: sql.join(
					kept.map((one) => sql.id(`in_${one}`)),
					sql` and `
				);
	};
	const single = (facet: ListFacet, column: string) => sql`
		select ${sql.lit(facet)} as facet, ${sql.id(column)}::text as value, count(*)::int as count,
			null as name, null::smallint as article, null as kind
		from candidate where ${others(facet)} and ${sql.id(column)} is not null group by 2`;
	const many = (facet: ListFacet, column: string) => sql`
		select ${sql.lit(facet)}, item::text, count(*)::int, null, null::smallint, null
		from candidate, unnest(${sql.id(column)}) as item where ${others(facet)} group by 2`;
	const source = sql<Counted>`(
		with candidate as materialized (
			select kind, category, scale, objectives, domains, sdgs, families, territories
				${marks.length > 0 ? sql`, ${sql.join(marks)}` : sql``}
			from example where ${matchesText(query)}
		)
		${sql.join(
			[
				single('kind', 'kind'),
				single('category', 'category'),
				single('scale', 'scale'),
				many('objective', 'objectives'),
				many('domain', 'domains'),
				many('sdg', 'sdgs'),
				many('family', 'families'),
				sql`select 'territory', territory.code, held.count, territory.name, territory.article, territory.kind
					from (
						select item, count(*)::int as count from candidate, unnest(territories) as item
						where ${others('territory')} group by item
					) as held
					join territory on territory.code = held.item
					where ${offeredTerritories(chosen)}`,
				sql`select 'total', '', count(*)::int, null, null::smallint, null from candidate where ${others(null)}`
			],
			sql` union all `
		)}
	)`;
	const rows = await reader.db
		.selectFrom(source.as<'counted'>(sql`counted`))
		.selectAll()
		.execute();

	const facets: Record<ListFacet, Record<string, number>> = {
		kind: {},
		category: {},
		objective: {},
		domain: {},
		sdg: {},
		family: {},
		scale: {}
	};
	const territories: TerritoryChoice[] = [];
	let total = 0;
	for (const { facet, value, count, name, article, kind } of rows) {
		if (facet === 'total') total = count;
		else if (facet === 'territory') {
			territories.push({ code: value, name: name!, article: article!, kind: kind!, count });
		} else facets[facet as ListFacet][value] = count;
	}
	territories.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
	return { total, facets, territories };
}

/** Régions always; the départements of the région one is in; the communes of the département one is in. */
function offeredTerritories(chosen: TerritoryView | null): RawBuilder<boolean> {
	const chain = chosen ? [chosen, ...chosen.ancestors] : [];
	const codes = (...kinds: TerritoryKind[]) =>
		JSON.stringify(chain.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code));
	const holders = (json: string) => sql`array(select jsonb_array_elements_text(${json}::jsonb))`;
	// A collectivité d’outre-mer belongs to no région: it stands beside them.
	return sql<boolean>`territory.kind = 'region'
		or territory.kind = 'departement' and (territory.ancestors = '{}' or territory.ancestors && ${holders(codes('region'))})
		or territory.kind = 'commune' and territory.ancestors && ${holders(codes('departement', 'epci'))}`;
}
