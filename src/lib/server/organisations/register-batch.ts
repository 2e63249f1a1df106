import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { RegisterSource } from '../../domain/organisations/register-columns.ts';
import { PrefixMapping } from '../../domain/organisations/register-mapping.ts';
import {
	readImportRow,
	readSeatRow,
	readUnitRow,
	readWaldecRow,
	searchNameOf,
	searchWordsOf,
	type AssociationRow,
	type Cells,
	type CompanyRow,
	type RowReading,
	type SeatRow,
	type SkipReason
} from '../../domain/organisations/register-rows.ts';
import type { CopyRows } from '../platform/db/open.ts';
import { inRoot } from '../platform/root.ts';

/** The present code and name of the commune of a code, old codes and arrondissements included. */
export type ResolveCommune = (
	code: string
) => { code: string; name: string; ancestors: readonly string[] } | undefined;

export interface Mappings {
	/** Of the RNA's purposes. */
	readonly objects: PrefixMapping;
	/** Of NAF rév. 2. */
	readonly activities: PrefixMapping;
}

export async function readMappings(): Promise<Mappings> {
	const [objects, activities] = await Promise.all(['rna-objets', 'naf-rev2'].map(readMapping));
	return { objects: objects!, activities: activities! };
}

async function readMapping(name: string): Promise<PrefixMapping> {
	const text = await readFile(inRoot(`data/register-mapping/${name}.csv`), 'utf8');
	const rows: { prefix: string; domains: string }[] = parse(text, { columns: true });
	return new PrefixMapping(
		rows.map(({ prefix, domains }) => [prefix, domains.split(' ').filter(Boolean)])
	);
}

type Row = readonly (string | null)[];

const COLUMNS = {
	association:
		'key rna siret name acronym purpose objects domains place town website layout search_name words'.split(
			' '
		),
	company:
		'key siren siret rna name acronym legal_category activity activity_nomenclature activity_2025 social_economy domains search_name words'.split(
			' '
		),
	seat: 'key siret place town words'.split(' '),
	closed: ['key', 'gone']
} as const;

const NOT_KEPT = new Set<SkipReason>(['not-diffusible', 'natural-person']);

/** Rows of one source, made ready for the database. The last row of a key is the one that counts. */
export class RegisterBatch {
	readonly #source: RegisterSource;
	readonly #mappings: Mappings;
	readonly #communeOf: ResolveCommune;
	readonly #today: string;
	readonly #rows = new Map<string, Row>();
	readonly #closed = new Map<string, Row>();
	readonly skipped: Partial<Record<SkipReason, number>> = {};
	/** Rows of the file that went into it. */
	read = 0;

	constructor(
		source: RegisterSource,
		known: { mappings: Mappings; communeOf: ResolveCommune; today: string }
	) {
		this.#source = source;
		this.#mappings = known.mappings;
		this.#communeOf = known.communeOf;
		this.#today = known.today;
	}

	add(cells: Cells): void {
		this.read++;
		switch (this.#source) {
			case 'rna-waldec':
				return this.#keep(readWaldecRow(cells, this.#today), (row) => this.#association(row));
			case 'rna-import':
				return this.#keep(readImportRow(cells), (row) => this.#association(row));
			case 'sirene-units':
				return this.#keep(readUnitRow(cells), (row) => this.#company(row));
			case 'sirene-seats':
				return this.#keep(readSeatRow(cells), (row) => this.#seat(row));
		}
	}

	async copy(copy: CopyRows): Promise<void> {
		const kind =
			this.#source === 'sirene-units'
				? 'company'
				: this.#source === 'sirene-seats'
					? 'seat'
					: 'association';
		if (this.#rows.size > 0)
			await copy(`register_${kind}_batch`, COLUMNS[kind], [...this.#rows.values()]);
		if (this.#closed.size > 0)
			await copy('register_closed_batch', COLUMNS.closed, [...this.#closed.values()]);
	}

	#keep<Read extends { key: string }>(reading: RowReading<Read>, write: (row: Read) => Row): void {
		if ('row' in reading) {
			const { key } = reading.row;
			this.#closed.delete(key);
			this.#rows.set(key, write(reading.row));
			return;
		}
		this.#count(reading.skip);
		if (!reading.closes) return;
		this.#rows.delete(reading.closes);
		this.#closed.set(reading.closes, [reading.closes, NOT_KEPT.has(reading.skip) ? 'yes' : null]);
	}

	#association(row: AssociationRow): Row {
		const place = this.#place(row.commune);
		const town = place?.name ?? row.town;
		const domains = [
			...new Set(row.objects.flatMap((code) => this.#mappings.objects.domainsOf(code)))
		];
		return [
			row.key,
			row.rna,
			row.siret,
			row.name,
			row.acronym,
			row.purpose,
			row.objects.join(' '),
			domains.join(' '),
			place?.code ?? null,
			town,
			row.website,
			this.#source.slice('rna-'.length),
			searchNameOf(row.name),
			searchWordsOf([row.name, row.acronym, town], domains, place?.ancestors)
		];
	}

	#company(row: CompanyRow): Row {
		const domains =
			row.activity && row.activityNomenclature === 'NAFRev2'
				? this.#mappings.activities.domainsOf(row.activity)
				: [];
		return [
			row.key,
			row.siren,
			row.siret,
			row.rna,
			row.name,
			row.acronym,
			row.legalCategory,
			row.activity,
			row.activityNomenclature,
			row.activity2025,
			row.socialEconomy ? 'O' : 'N',
			domains.join(' '),
			searchNameOf(row.name),
			searchWordsOf([row.name, row.acronym], domains)
		];
	}

	#seat(row: SeatRow): Row {
		const place = this.#place(row.commune);
		const town = place?.name ?? row.town;
		return [
			row.key,
			row.siret,
			place?.code ?? null,
			town,
			searchWordsOf([town], [], place?.ancestors)
		];
	}

	#place(commune: string) {
		const place = this.#communeOf(commune);
		if (!place) this.#count('no-place');
		return place;
	}

	#count(reason: SkipReason): void {
		this.skipped[reason] = (this.skipped[reason] ?? 0) + 1;
	}
}
