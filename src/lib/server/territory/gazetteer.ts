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

/** One row of one text: reading 36,000 rows one by one takes three times as long on the embedded engine. */
async function readAll(
	reader: Reader
): Promise<{ places: Place[]; present: [code: string, present: string][] }> {
	const columns = sql`json_build_object('code', code, 'kind', kind, 'name', name, 'article', article,
		'latitude', latitude, 'longitude', longitude, 'approximate', approximate, 'population', population,
		'ancestors', ancestors, 'postalCodes', postal_codes, 'folded', search_name,
		'neighbours', case when kind in ('departement', 'region') then neighbours else '{}' end)`;
	const row = await reader.db
		.selectNoFrom([
			sql<string>`(select coalesce(json_agg(${columns}), '[]')::text from territory)`.as('places'),
			sql<string>`(select coalesce(json_agg(json_build_array(code, present)), '[]')::text from territory_alias)`.as(
				'present'
			)
		])
		.executeTakeFirstOrThrow();
	return {
		places: JSON.parse(row.places) as Place[],
		present: JSON.parse(row.present) as [string, string][]
	};
}

async function readLands(): Promise<Land[]> {
	return parse(await readFile(inRoot('data/synonyms/lands.yaml'), 'utf8')) as Land[];
}
