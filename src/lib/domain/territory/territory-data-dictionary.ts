import { fold } from '../kernel/typography.ts';
import type { DataIndicator, Direction } from './territory-data.ts';
import { shorten, type Column } from './territory-data-sheet.ts';

/** What is wrong in one cell: the column, and a sentence that follows its name. */
export interface CellFault {
	readonly field: string;
	readonly sentence: string;
}

export type Cells = Readonly<Partial<Record<Column, string>>>;

const LONGEST = {
	label: 120,
	unit: 40,
	meaning: 1000,
	source: 300,
	publisher: 200,
	licence: 200
} as const; // characters

const DIRECTION_WORDS: Record<string, Direction | null> = {
	'': null,
	none: null,
	aucun: null,
	higher: 'higher',
	haut: 'higher',
	lower: 'lower',
	bas: 'lower'
};

/** `part-des-menages`: letters without accents, digits, single hyphens; 60 characters at most. */
export function isIndicatorId(text: string): boolean {
	return text.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/**
 * Reads the definition of an indicator, or says what is wrong in it. `required` are the columns that
 * must be filled: a dictionary asks for more than a single file that repeats its source.
 */
export function checkIndicator(
	cells: Cells,
	required: readonly Column[]
): DataIndicator | { readonly faults: readonly CellFault[] } {
	const faults: CellFault[] = [];
	const say = (field: string, sentence: string) => void faults.push({ field, sentence });
	const text = (column: keyof typeof LONGEST): string | null => {
		const cell = oneLine(cells[column]);
		if (cell === '') {
			if (required.includes(column)) say(column, 'est vide');
			return null;
		}
		if (cell.length > LONGEST[column])
			say(column, `dépasse ${LONGEST[column]} caractères (${cell.length})`);
		return cell;
	};

	const id = oneLine(cells.indicator);
	if (!isIndicatorId(id)) {
		say(
			'indicator',
			`${id === '' ? 'est vide' : `${shorten(id)} n’est pas un identifiant`}\u00A0: des lettres minuscules sans accent, des chiffres et des tirets, 60 signes au plus (part-des-menages)`
		);
	}
	const direction = fold(oneLine(cells.direction));
	if (!Object.hasOwn(DIRECTION_WORDS, direction)) {
		say(
			'direction',
			`${shorten(direction)} n’est ni «\u202Fhigher\u202F» (une valeur haute est favorable), ni «\u202Flower\u202F», ni vide`
		);
	}
	const sourceUrl = oneLine(cells.source_url);
	if (!isWebAddress(sourceUrl)) {
		say(
			'source_url',
			sourceUrl === '' ? 'est vide' : `${shorten(sourceUrl)} n’est pas une adresse http ou https`
		);
	}
	const indicator = {
		id,
		label: text('label') ?? '',
		unit: text('unit') ?? '',
		meaning: text('meaning'),
		direction: DIRECTION_WORDS[direction] ?? null,
		source: text('source') ?? '',
		sourceUrl,
		publisher: text('publisher'),
		licence: text('licence')
	};
	return faults.length > 0 ? { faults } : indicator;
}

/** What a file that repeats a definition must repeat as it is: the columns that differ from what is known. */
export function differences(known: DataIndicator, cells: Cells): CellFault[] {
	const written: readonly [Column, string][] = [
		['label', known.label],
		['unit', known.unit],
		['meaning', known.meaning ?? ''],
		['source', known.source],
		['source_url', known.sourceUrl],
		['publisher', known.publisher ?? ''],
		['licence', known.licence ?? '']
	];
	const faults = written.flatMap(([field, expected]) => {
		const given = oneLine(cells[field]);
		if (given === '' || given === expected) return [];
		return [
			{
				field,
				sentence: `${shorten(given)} n’est pas ce qui est connu de cet indicateur (${shorten(expected)})\u00A0: corrigez-le ici, ou donnez un dictionnaire qui le change`
			}
		];
	});
	const direction = fold(oneLine(cells.direction));
	const isOther = direction !== '' && (DIRECTION_WORDS[direction] ?? null) !== known.direction;
	return isOther
		? [
				...faults,
				{
					field: 'direction',
					sentence: `${shorten(direction)} n’est pas le sens connu de cet indicateur`
				}
			]
		: faults;
}

/** Spaces as one, no control character. */
function oneLine(cell: string | undefined): string {
	return (cell ?? '')
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.trim()
		.toWellFormed();
}

function isWebAddress(text: string): boolean {
	return text.length <= 500 && /^https?:\/\/[^\s@<>"]+$/i.test(text) && URL.canParse(text);
}
