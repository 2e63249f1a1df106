import type { Place } from './gazetteer.ts';
import type { DataIndicator } from './territory-data.ts';
import {
	checkIndicator,
	differences,
	type Cells,
	type CellFault
} from './territory-data-dictionary.ts';
import {
	REQUIRED,
	shorten,
	type Column,
	type Sheet,
	type SheetKind,
	type SheetRow
} from './territory-data-sheet.ts';
import {
	looksLikeRegions,
	readDatum,
	readPlace,
	readYear,
	type DataValue
} from './territory-data-values.ts';

/** What is wrong, and where. */
export interface DataFault extends CellFault {
	readonly file: SheetKind;
	readonly line: number;
}

/** What the files hold that is sound, and what is not. */
export interface CheckedData {
	/** New or changed definitions included; those of the dictionary, and those that the values repeat. */
	readonly indicators: readonly DataIndicator[];
	readonly values: readonly DataValue[];
	readonly faults: readonly DataFault[];
	/** Why the values cannot be read at all, a French sentence; null when they can. */
	readonly unreadable: string | null;
}

/** What the files are checked against. */
export interface KnownData {
	readonly indicators: ReadonlyMap<string, DataIndicator>;
	readonly territory: (code: string) => Place | undefined;
	readonly now: Date;
}

/** A single file must say at least this of an indicator that nobody knows. */
const REPEATED: readonly Column[] = ['label', 'unit', 'source', 'source_url'];
const LINE = 'ligne';

/** Checks a dictionary and a file of values, one or the other or both, line by line. */
export function checkData(
	files: { readonly dictionary?: Sheet | undefined; readonly values?: Sheet | undefined },
	known: KnownData
): CheckedData {
	const faults: DataFault[] = [];
	const defined = new Map<string, DataIndicator>();
	if (files.dictionary) readDictionary(files.dictionary, defined, faults);
	if (files.values && looksLikeRegions(cellsOfAll(files.values), known.territory)) {
		const unreadable =
			'tous les codes à deux chiffres sont des codes de régions, et seraient lus comme des départements\u00A0: écrivez «\u202FR53\u202F» pour une région, ou ajoutez une colonne «\u202Fkind\u202F» qui dit le niveau (region, departement…).';
		return { indicators: [...defined.values()], values: [], faults, unreadable };
	}
	const values = files.values ? readValues(files.values, known, defined, faults) : [];
	faults.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file === 'dictionary' ? -1 : 1));
	return { indicators: [...defined.values()], values, faults, unreadable: null };
}

function readDictionary(
	sheet: Sheet,
	defined: Map<string, DataIndicator>,
	faults: DataFault[]
): void {
	const lines = new Map<string, number>();
	for (const row of sheet.rows) {
		const say = sayIn('dictionary', row.line, faults);
		if (isMangled(sheet, row, say)) continue;
		const indicator = checkIndicator(cellsOf(sheet, row), REQUIRED.dictionary);
		if ('faults' in indicator) {
			indicator.faults.forEach(say);
			continue;
		}
		const first = lines.get(indicator.id);
		if (first !== undefined) {
			say({ field: 'indicator', sentence: `est déjà défini à la ligne ${first}` });
			continue;
		}
		lines.set(indicator.id, row.line);
		defined.set(indicator.id, indicator);
	}
}

function readValues(
	sheet: Sheet,
	known: KnownData,
	defined: Map<string, DataIndicator>,
	faults: DataFault[]
): DataValue[] {
	const values = new Map<string, DataValue>();
	/** Where each key was first seen. */
	const lines = new Map<string, number>();
	/** Where the definition of an indicator was refused. */
	const broken = new Map<string, number>();
	const repeats = REPEATED.every((column) => sheet.columns.includes(column));
	for (const row of sheet.rows) {
		const say = sayIn('values', row.line, faults);
		if (isMangled(sheet, row, say)) continue;
		const cells = cellsOf(sheet, row);
		const before = faults.length;
		const indicator = indicatorOf(cells, row.line, say);
		const place = readPlace(cells, known.territory);
		if ('sentence' in place) say(place);
		const datum = readDatum(cells.value ?? '');
		if ('sentence' in datum) say({ field: 'value', ...datum });
		const year = readYear(cells.year ?? '', known.now);
		if (typeof year !== 'number') say({ field: 'year', ...year });
		if (faults.length > before) continue;

		const { code, kind } = place as Place;
		const value = { indicator: indicator!, year, code, kind, ...datum } as DataValue;
		const key = `${value.indicator} ${value.year} ${code}`;
		const first = lines.get(key);
		if (first === undefined) {
			lines.set(key, row.line);
			values.set(key, value);
			continue;
		}
		// Neither is more true than the other: both are refused.
		say(alreadyAt(value.year, first));
		if (values.delete(key)) sayIn('values', first, faults)(alreadyAt(value.year, row.line));
	}
	return [...values.values()];

	/** The indicator of a row, which the row may define; null when it is refused. */
	function indicatorOf(cells: Cells, line: number, say: (fault: CellFault) => void): string | null {
		const id = (cells.indicator ?? '').trim();
		const refused = broken.get(id);
		if (refused !== undefined) {
			say({
				field: 'indicator',
				sentence: `la définition de ${shorten(id)} est refusée à la ligne ${refused}`
			});
			return null;
		}
		const definition = defined.get(id) ?? known.indicators.get(id);
		if (definition) {
			differences(definition, cells).forEach(say);
			return id;
		}
		if (id === '' || !repeats) {
			say({
				field: 'indicator',
				sentence:
					id === ''
						? 'est vide'
						: `${shorten(id)} n’est dans aucun dictionnaire\u00A0: donnez-en un, ou ajoutez à ce fichier les colonnes label, unit, source et source_url`
			});
			return null;
		}
		const made = checkIndicator(cells, REPEATED);
		if ('faults' in made) {
			broken.set(id, line);
			made.faults.forEach(say);
			return null;
		}
		defined.set(id, made);
		return id;
	}
}

/** A row that does not have as many cells as the head is not guessed at. */
function isMangled(sheet: Sheet, row: SheetRow, say: (fault: CellFault) => void): boolean {
	const expected = sheet.columns.length;
	if (row.cells.some((cell) => cell.includes('\n') || cell.includes('\r'))) {
		say({ field: LINE, sentence: 'un guillemet s’ouvre et ne se ferme pas sur cette ligne' });
		return true;
	}
	if (row.cells.length === expected) return false;
	say({
		field: LINE,
		sentence: `a ${row.cells.length} ${row.cells.length < 2 ? 'cellule' : 'cellules'}, et non ${expected} comme la première ligne`
	});
	return true;
}

function cellsOfAll(sheet: Sheet): Cells[] {
	return sheet.rows.map((row) => cellsOf(sheet, row));
}

function cellsOf({ columns }: Sheet, { cells }: SheetRow): Cells {
	const named: Partial<Record<Column, string>> = {};
	for (const [rank, column] of columns.entries()) {
		const cell = cells[rank];
		if (cell !== undefined) named[column] = cell;
	}
	return named;
}

function alreadyAt(year: number, line: number): CellFault {
	return {
		field: 'code',
		sentence: `a aussi une valeur de cet indicateur pour ${year} à la ligne ${line}`
	};
}

function sayIn(file: SheetKind, line: number, faults: DataFault[]) {
	return ({ field, sentence }: CellFault) => void faults.push({ file, line, field, sentence });
}
