import { fold } from '../kernel/typography.ts';

/** The columns that we read, each with the names that it may bear (without accents nor capitals). */
const NAMES = {
	code: ['code', 'code_insee', 'codgeo'],
	kind: ['kind', 'niveau'],
	indicator: ['indicator', 'indicateur', 'id'],
	year: ['year', 'annee'],
	value: ['value', 'valeur'],
	label: ['label', 'libelle'],
	unit: ['unit', 'unite'],
	meaning: ['meaning', 'definition'],
	direction: ['direction', 'sens'],
	source: ['source', 'source_title'],
	source_url: ['source_url'],
	publisher: ['publisher', 'editeur'],
	licence: ['licence', 'license'],
	/** In our own export, to be read by people: passed over. */
	name: ['name', 'nom'],
	rank: ['rank', 'rang']
} as const;
export type Column = keyof typeof NAMES;

const COLUMN_OF = new Map(
	(Object.entries(NAMES) as [Column, readonly string[]][]).flatMap(([column, names]) =>
		names.map((name) => [name, column] as const)
	)
);

/** A file as lines of cells; `columns` says what each cell is. */
export interface Sheet {
	readonly columns: readonly Column[];
	readonly rows: readonly SheetRow[];
}

export interface SheetRow {
	/** As a text editor counts them: the head is line 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

export type SheetKind = 'values' | 'dictionary';

export const REQUIRED: Record<SheetKind, readonly Column[]> = {
	values: ['code', 'indicator', 'value', 'year'],
	dictionary: [
		'indicator',
		'label',
		'unit',
		'meaning',
		'source',
		'source_url',
		'publisher',
		'licence'
	]
};

export const FILE_NAMES: Record<SheetKind, string> = {
	values: 'le fichier de valeurs',
	dictionary: 'le dictionnaire'
};

/** What the first line of a file says of its columns, or the French sentence that says why it is refused. */
export function readColumns(
	names: readonly string[],
	kind: SheetKind
): { readonly columns: readonly Column[] } | { readonly sentence: string } {
	const folded = names.map((name) =>
		fold(name)
			.trim()
			.replace(/[\s-]+/g, '_')
	);
	const columns = folded.map((name) => COLUMN_OF.get(name));
	const expected = REQUIRED[kind].map((column) => NAMES[column][0]).join(', ');
	const unknown = names.filter((_, rank) => columns[rank] === undefined).map(shorten);
	const missing = REQUIRED[kind].filter((column) => !columns.includes(column));
	if (missing.length === REQUIRED[kind].length) {
		return {
			sentence: `La première ligne doit nommer les colonnes (${expected})\u00A0: ce n’est pas ${FILE_NAMES[kind]} attendu.`
		};
	}
	if (missing.length > 0) {
		const other = kind === 'values' ? 'dictionary' : 'values';
		const swapped = REQUIRED[other].every((column) => columns.includes(column));
		return {
			sentence: swapped
				? `Ce fichier a les colonnes attendues pour ${FILE_NAMES[other]}, et il est donné comme ${FILE_NAMES[kind].replace('le ', '')}\u00A0: échangez-les.`
				: `Il manque ${missing.length === 1 ? 'la colonne' : 'les colonnes'} ${missing.map((column) => NAMES[column][0]).join(', ')} (attendues\u00A0: ${expected}).`
		};
	}
	if (unknown.length > 0) {
		return {
			sentence: `Ces colonnes sont inconnues\u00A0: ${unknown.slice(0, 5).join(', ')}. Retirez-les, ou corrigez leur nom.`
		};
	}
	const twice = columns.find((column, rank) => columns.indexOf(column) !== rank);
	if (twice) return { sentence: `La colonne ${NAMES[twice][0]} est donnée deux fois.` };
	return { columns: columns as Column[] };
}

/** A cell as it can be repeated in a sentence: short, on one line, without control characters. */
export function shorten(text: string): string {
	const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
	return `«\u202F${plain.length > 40 ? `${plain.slice(0, 39).toWellFormed()}…` : plain}\u202F»`;
}
