import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { Gazetteer, type Land, type Place } from '../../domain/territory/gazetteer.ts';
import type { Reader } from '../platform/context.ts';
import { readRevision } from '../platform/revision.ts';
import { inRoot } from '../platform/root.ts';

/** One per open database, made again when the territories move. */
const kept = new WeakMap<object, { revision: string; made: Promise<Gazetteer> }>();
let lands: Promise<Land[]> | undefined;

/** Every territory in memory, by code and by name: as the database says now. */
export async function openGazetteer(reader: Reader): Promise<Gazetteer> {
	const revision = await readRevision(reader, 'territory');
	const known = kept.get(reader.db);
	if (known?.revision === revision) return known.made;
	const made = makeGazetteer(reader);
	kept.set(reader.db, { revision, made });
	made.catch(() => kept.delete(reader.db));
	return made;
}

async function makeGazetteer(reader: Reader): Promise<Gazetteer> {
	const { places, present } = await readAll(reader);
	lands ??= readLands();
	return new Gazetteer(places, await lands, new Map(present));
}

const AT_ONCE = 3000;

/**
 * Thousands of rows as one text: reading them one by one takes three times as long on the embedded
 * engine, and all 36,000 at once is memory that it never gives back.
 */
async function readAll(
	reader: Reader
): Promise<{ places: Place[]; present: [code: string, present: string][] }> {
	const places: Place[] = [];
	const known = new Map<string, readonly string[]>();
	for (let after = ''; ;) {
		const some = await readSome(reader, after);
		for (const place of some) places.push(withKnownLists(place, known));
		if (some.length < AT_ONCE) break;
		after = some.at(-1)!.code;
	}
	const aliases = await reader.db
		.selectFrom('territory_alias')
		.select(sql<string>`coalesce(json_agg(json_build_array(code, present)), '[]')::text`.as('all'))
		.executeTakeFirstOrThrow();
	return { places, present: JSON.parse(aliases.all) as [string, string][] };
}

async function readSome({ db }: Reader, after: string): Promise<Place[]> {
	const rows = db
		.selectFrom('territory')
		.selectAll()
		.where('code', '>', after)
		.orderBy('code')
		.limit(AT_ONCE)
		.as('some');
	const { all } = await db
		.selectFrom(rows)
		.select(
			sql<string>`coalesce(json_agg(json_build_object('code', code, 'kind', kind, 'name', name,
				'article', article, 'latitude', latitude, 'longitude', longitude, 'approximate', approximate,
				'population', population, 'ancestors', ancestors, 'postalCodes', postal_codes,
				'folded', search_name, 'neighbours',
				case when kind in ('departement', 'region') then neighbours else '{}' end) order by code), '[]')::text`.as(
				'all'
			)
		)
		.executeTakeFirstOrThrow();
	return JSON.parse(all) as Place[];
}

/** Thousands of communes lie in the same EPCI, département and région: they share one list of them. */
function withKnownLists(place: Place, known: Map<string, readonly string[]>): Place {
	const shared = (list: readonly string[]) => {
		const name = list.join();
		const same = known.get(name);
		if (!same) known.set(name, list);
		return same ?? list;
	};
	return { ...place, ancestors: shared(place.ancestors), neighbours: shared(place.neighbours) };
}

async function readLands(): Promise<Land[]> {
	return parse(await readFile(inRoot('data/synonyms/lands.yaml'), 'utf8')) as Land[];
}
