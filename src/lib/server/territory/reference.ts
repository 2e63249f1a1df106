import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { fold } from '../../domain/kernel/typography.ts';
import { regionCode } from '../../domain/territory/code.ts';
import type { TerritoryKind } from '../../domain/territory/territory.ts';
import type { Context } from '../platform/context.ts';
import { loadOnce } from '../platform/reference.ts';
import { bumpRevision } from '../platform/revision.ts';

const FILES = [
	'communes.csv',
	'epcis.csv',
	'departments.csv',
	'regions.csv',
	'aliases.csv'
] as const;
const ROWS_A_STATEMENT = 4000;

interface Row {
	code: string;
	kind: TerritoryKind;
	name: string;
	article: number;
	epci_kind: string | null;
	population: number | null;
	latitude: number;
	longitude: number;
	approximate: boolean;
	postal_codes: string[];
	ancestors: string[];
	neighbours: string[];
	seat: string | null;
	search_name: string;
}

/** The files that territories are read from. */
export function territoryFiles(folder: string): string[] {
	return FILES.map((name) => join(folder, name));
}

/** Loads the territories of `folder` (data/territories) when they changed since the last start; answers whether. */
export async function loadReferenceTerritories(
	context: Context,
	folder: string,
	say: (sentence: string) => void
): Promise<boolean> {
	const files = territoryFiles(folder);
	return loadOnce(context, 'territories', files, async (inside) => {
		say('Chargement des communes, intercommunalités, départements et régions…');
		const [communes, epcis, departments, regions, aliases] = await Promise.all(files.map(readCsv));
		await replaceTerritories(inside, readRows(communes!, epcis!, departments!, regions!));
		await replaceAliases(inside, aliases!);
		await bumpRevision(inside, 'territory');
	});
}

type Csv = Record<string, string>;

async function readCsv(file: string): Promise<Csv[]> {
	return parse(await readFile(file), { columns: true });
}

function readRows(communes: Csv[], epcis: Csv[], departments: Csv[], regions: Csv[]): Row[] {
	const common = (row: Csv, kind: TerritoryKind) => ({
		kind,
		name: row.name!,
		article: Number(row.article || 0),
		epci_kind: null,
		population: row.population ? Number(row.population) : null,
		latitude: Number(row.latitude),
		longitude: Number(row.longitude),
		approximate: row.approximate === '1',
		postal_codes: [],
		seat: row.seat || null,
		search_name: fold(row.name!)
	});
	// Overseas collectivités stand in both lists of INSEE: here they are départements of no région.
	const isRegion = (code: string | undefined) => code?.length === 2;
	const region = (code: string | undefined) => (isRegion(code) ? [regionCode(code!)] : []);
	return [
		...regions
			.filter((row) => isRegion(row.code))
			.map((row) => ({
				...common(row, 'region'),
				code: regionCode(row.code!),
				ancestors: [],
				neighbours: words(row.neighbours).map(regionCode)
			})),
		...departments.map((row) => ({
			...common(row, 'departement'),
			code: row.code!,
			ancestors: region(row.region),
			neighbours: words(row.neighbours)
		})),
		...epcis.map((row) => ({
			...common(row, 'epci'),
			code: row.code!,
			epci_kind: row.kind || null,
			ancestors: [...words(row.departments), ...words(row.regions).flatMap(region)],
			neighbours: words(row.neighbours)
		})),
		...communes.map((row) => ({
			...common(row, 'commune'),
			code: row.code!,
			postal_codes: words(row.postal_codes),
			ancestors: [row.epci, row.department]
				.filter((code) => code !== undefined && code !== '')
				.concat(region(row.region)) as string[],
			neighbours: words(row.neighbours)
		}))
	];
}

function words(cell: string | undefined): string[] {
	return cell ? cell.split(' ').filter(Boolean) : [];
}

/** Official points that an administrator loaded stay: an estimate of ours never replaces them. */
async function replaceTerritories(context: Context, rows: Row[]): Promise<void> {
	for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
		const batch = JSON.stringify(rows.slice(at, at + ROWS_A_STATEMENT));
		await sql`
			insert into territory (code, kind, name, article, epci_kind, population, latitude, longitude,
				approximate, postal_codes, ancestors, neighbours, seat, search_name)
			select code, kind, name, article, epci_kind, population, latitude, longitude,
				approximate, postal_codes, ancestors, neighbours, seat, search_name
			from jsonb_to_recordset(${batch}::jsonb) as row (code text, kind text, name text,
				article smallint, epci_kind text, population integer, latitude float8, longitude float8,
				approximate boolean, postal_codes text[], ancestors text[], neighbours text[], seat text,
				search_name text)
			on conflict (code) do update set
				kind = excluded.kind, name = excluded.name, article = excluded.article,
				epci_kind = excluded.epci_kind, population = excluded.population,
				latitude = case when territory.official then territory.latitude else excluded.latitude end,
				longitude = case when territory.official then territory.longitude else excluded.longitude end,
				approximate = excluded.approximate and not territory.official,
				postal_codes = excluded.postal_codes, ancestors = excluded.ancestors,
				neighbours = excluded.neighbours, seat = excluded.seat, search_name = excluded.search_name
		`.execute(context.db);
	}
	// A commune that merged into another leaves the list; examples keep their own codes.
	const codes = JSON.stringify(rows.map(({ code }) => code));
	await sql`
		delete from territory where code not in (select jsonb_array_elements_text(${codes}::jsonb))
			and not exists (select from example where example.place = territory.code)
	`.execute(context.db);
}

async function replaceAliases(context: Context, aliases: Csv[]): Promise<void> {
	await sql`delete from territory_alias`.execute(context.db);
	await sql`
		insert into territory_alias (code, name, kind, present)
		select code, name, kind, present
		from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb)
			as row (code text, name text, kind text, present text)
		where exists (select from territory where territory.code = row.present)
	`.execute(context.db);
}
