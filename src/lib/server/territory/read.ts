import { sql } from 'kysely';
import type { TerritoryView } from '../../domain/territory/territory-view.ts';
import type { NamedTerritory, Point, TerritoryKind } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';

/** Reads the territory of a code; an old code of a commune leads to the present one. */
export async function readTerritory(reader: Reader, code: string): Promise<TerritoryView | null> {
	const alias = await reader.db
		.selectFrom('territory_alias')
		.select(['code', 'name', 'present'])
		.where('code', '=', code)
		.executeTakeFirst();
	const row = await reader.db
		.selectFrom('territory')
		.selectAll()
		.where('code', '=', alias?.present ?? code)
		.executeTakeFirst();
	if (!row) return null;
	const named = new Map(
		(await nameTerritories(reader, [...row.ancestors, ...row.neighbours])).map((one) => [
			one.code,
			one
		])
	);
	const known = (codes: string[]) => codes.flatMap((one) => named.get(one) ?? []);
	return {
		code: row.code,
		kind: row.kind,
		name: row.name,
		article: row.article,
		epciKind: row.epci_kind,
		population: row.population,
		latitude: row.latitude,
		longitude: row.longitude,
		approximate: row.approximate,
		postalCodes: row.postal_codes,
		seat: row.seat,
		ancestors: known(row.ancestors),
		neighbours: known(row.neighbours),
		formerly: alias ? { code: alias.code, name: alias.name } : null
	};
}

/** The names of the given codes, in no particular order; unknown codes are left out. */
export async function nameTerritories(
	reader: Reader,
	codes: readonly string[]
): Promise<NamedTerritory[]> {
	if (codes.length === 0) return [];
	return reader.db
		.selectFrom('territory')
		.select(['code', 'kind', 'name', 'article'])
		.where('code', 'in', codes)
		.execute();
}

/** All the territories of a kind, in the order of their codes: for régions and départements. */
export async function listTerritories(
	reader: Reader,
	kind: Extract<TerritoryKind, 'region' | 'departement'>
): Promise<(NamedTerritory & Point & { ancestors: string[] })[]> {
	return reader.db
		.selectFrom('territory')
		.select(['code', 'kind', 'name', 'article', 'latitude', 'longitude', 'ancestors'])
		.where('kind', '=', kind)
		.orderBy('code')
		.execute();
}

/**
 * For each code that is known: the present code and the territories that hold it, nearest first.
 * Old codes lead to the present commune.
 */
export async function presentCodes(
	reader: Reader,
	codes: readonly string[]
): Promise<Map<string, { code: string; name: string; ancestors: string[] }>> {
	if (codes.length === 0) return new Map();
	const asked = sql<{
		code: string;
	}>`jsonb_array_elements_text(${JSON.stringify([...new Set(codes)])}::jsonb)`;
	const rows = await reader.db
		.selectFrom(asked.as<'asked'>(sql`asked(code)`))
		.leftJoin('territory_alias', 'territory_alias.code', 'asked.code')
		.innerJoin('territory', (join) =>
			join.on(sql<boolean>`territory.code = coalesce(territory_alias.present, asked.code)`)
		)
		.select(['asked.code as asked', 'territory.code', 'territory.name', 'territory.ancestors'])
		.execute();
	return new Map(rows.map(({ asked: code, ...present }) => [code, present]));
}
