import { sql, type RawBuilder } from 'kysely';
import { LIST_FACETS, type CatalogueQuery, type FacetName } from '../../domain/catalogue/query.ts';
import { readTerms, type SearchTerm } from '../../domain/catalogue/words.ts';

/*
 * What « matches » means, once: list, facets, exports and API are made of these fragments, over a
 * table called `example`. Between facets, all must hold; inside one facet, any of its values.
 */

/** The words of the search as a `tsquery`, or null when there are none. Accents may be there or not. */
export function textQuery(query: CatalogueQuery): RawBuilder<unknown> | null {
	const terms = readTerms(query.text).map(termQuery);
	return terms.length === 0 ? null : sql`(${sql.join(terms, sql` && `)})`;
}

function termQuery({ writings, isPhrase, excluded }: SearchTerm): RawBuilder<unknown> {
	const read = sql.raw(isPhrase ? 'phraseto_tsquery' : 'plainto_tsquery');
	const any = sql.join(
		writings.flatMap((writing) => [
			sql`${read}('french', ${writing})`,
			sql`${read}('french_unaccent', ${writing})`
		]),
		sql` || `
	);
	return excluded ? sql`!!(${any})` : sql`(${any})`;
}

/** The condition of the words alone. */
export function matchesText(query: CatalogueQuery): RawBuilder<boolean> {
	const words = textQuery(query);
	return words ? sql<boolean>`example.search @@ ${words}` : sql<boolean>`true`;
}

/** The condition of each facet that the query uses. */
export function facetConditions(query: CatalogueQuery): Map<FacetName, RawBuilder<boolean>> {
	const conditions = new Map<FacetName, RawBuilder<boolean>>();
	for (const facet of LIST_FACETS) {
		if (query[facet].length > 0) conditions.set(facet, columnHolds(facet, query[facet]));
	}
	if (query.territory) {
		conditions.set(
			'territory',
			sql<boolean>`example.territories @> array[${query.territory}]::text[]`
		);
	}
	return conditions;
}

/** Everything that the query asks. */
export function matches(query: CatalogueQuery): RawBuilder<boolean> {
	const all = [matchesText(query), ...facetConditions(query).values()];
	return sql<boolean>`(${sql.join(all, sql` and `)})`;
}

function columnHolds(
	facet: (typeof LIST_FACETS)[number],
	values: readonly (string | number)[]
): RawBuilder<boolean> {
	const list = sql.join(values.map((value) => sql.val(value)));
	switch (facet) {
		case 'kind':
			return sql<boolean>`example.kind in (${list})`;
		case 'category':
			// An ecosystem may have no category: it matches none, and « not » stays two-valued.
			return sql<boolean>`coalesce(example.category in (${list}), false)`;
		case 'scale':
			return sql<boolean>`example.scale in (${list})`;
		case 'objective':
			return sql<boolean>`example.objectives && array[${list}]::text[]`;
		case 'domain':
			return sql<boolean>`example.domains && array[${list}]::text[]`;
		case 'family':
			return sql<boolean>`example.families && array[${list}]::text[]`;
		case 'sdg':
			return sql<boolean>`example.sdgs && array[${list}]::smallint[]`;
	}
}
