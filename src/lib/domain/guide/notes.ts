import { typeset } from '../kernel/typography.ts';
import { instituteInWords, valueInWords, yearInWords } from '../observatory/indicator-words.ts';
import type { Indicator } from '../observatory/indicator.ts';
import { formatLegalValue, sinceWhen, type LegalParameterOn } from './legal-parameters.ts';
import type { Cited } from './text.ts';

/** Where a figure of a text comes from: a numbered note at the end. */
export interface Note {
	/** From 1, in the order of reading. */
	readonly number: number;
	readonly key: string;
	/** « 81 % », « 20 000 € ». */
	readonly value: string;
	readonly label: string;
	/** Population, year, institute; or since when the law says so. Without its last full stop. */
	readonly facts: string;
	readonly source: { readonly title: string; readonly url: string };
	/** The page of this site that tells more. */
	readonly page: string | null;
	/** A legal value that no source read confirms for today. */
	readonly toVerify: boolean;
}

/** What the figures of texts are read from, on one day. */
export interface FigureSources {
	readonly indicators: ReadonlyMap<string, Indicator>;
	readonly law: (id: string) => LegalParameterOn;
}

export function keyOf({ of, id }: Cited): string {
	return `${of}:${id}`;
}

/** The anchor of a note: the same on every page that cites it. */
export function anchorOf(key: string): string {
	return `source-${key.replace(/[:.]/g, '-')}`;
}

/** The notes of the figures cited, each once, numbered in their order. Throws on an unknown one: a fault of our content. */
export function numberNotes(cited: readonly Cited[], sources: FigureSources): Map<string, Note> {
	const notes = new Map<string, Note>();
	for (const one of cited) {
		const key = keyOf(one);
		if (notes.has(key)) continue;
		notes.set(key, { number: notes.size + 1, key, ...tellFigure(one, sources) });
	}
	return notes;
}

function tellFigure({ of, id }: Cited, { indicators, law }: FigureSources) {
	if (of === 'droit') return tellLaw(law(id));
	const indicator = indicators.get(id);
	if (!indicator) throw new Error(`data/indicators has no indicator ${id}`);
	return tellIndicator(indicator);
}

function tellIndicator(indicator: Indicator): Omit<Note, 'number' | 'key'> {
	return {
		value: valueInWords(indicator),
		label: typeset(indicator.label),
		facts: [
			typeset(indicator.population),
			yearInWords(indicator),
			instituteInWords(indicator)
		].join(', '),
		source: { title: typeset(indicator.study), url: indicator.url },
		page: indicatorPath(indicator.id),
		toVerify: false
	};
}

function tellLaw(parameter: LegalParameterOn): Omit<Note, 'number' | 'key'> {
	const { label, source, toVerify, note } = parameter;
	return {
		value: formatLegalValue(parameter),
		label: typeset(label),
		facts: [capital(sinceWhen(parameter)), ...(note ? [typeset(note)] : [])]
			.join('. ')
			.replace(/\.$/, ''),
		source: { title: typeset(`${source.title} (${source.publisher})`), url: source.url },
		page: null,
		toVerify
	};
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is told once, where notes are read, when some of their values are not confirmed. */
export const TO_VERIFY =
	'«\u202Fà vérifier\u202F»\u00A0: aucune source que nous avons lue ne confirme cette valeur pour aujourd’hui.';

export function indicatorPath(id: string): string {
	return `/observatoire/indicateurs/${id}`;
}
