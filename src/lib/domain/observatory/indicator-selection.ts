import { fold, typeset } from '../kernel/typography.ts';
import { isEmptyWord, readWords, stemOf } from '../kernel/words.ts';
import type { Atlas, PlacedIndicator, Question, Theme } from './indicator-atlas.ts';
import {
	choicesOf,
	INDICATOR_FACET_NAMES,
	VALUE_IN,
	type IndicatorFacet,
	type IndicatorQuery
} from './indicator-query.ts';

export interface FacetChoice {
	readonly value: string;
	readonly label: string;
	readonly count: number;
}

export interface IndicatorSelection {
	readonly items: readonly PlacedIndicator[];
	/** Each facet counts what it would give, all the other filters held. */
	readonly facets: Readonly<Record<IndicatorFacet, readonly FacetChoice[]>>;
}

/** The figures that answer a query, in the order of the themes, and what each choice would give. */
export function selectIndicators(atlas: Atlas, query: IndicatorQuery): IndicatorSelection {
	const asked = atlas.indicators.filter(holds(query.text));
	const isIn = (facet: IndicatorFacet, one: PlacedIndicator) =>
		query[facet].length === 0 || query[facet].includes(VALUE_IN[facet](one));
	const items = asked.filter((one) => INDICATOR_FACET_NAMES.every((facet) => isIn(facet, one)));
	const count = (facet: IndicatorFacet): FacetChoice[] => {
		const counts = new Map<string, number>();
		for (const one of asked) {
			if (!INDICATOR_FACET_NAMES.every((other) => other === facet || isIn(other, one))) continue;
			const value = VALUE_IN[facet](one);
			counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		return [...choicesOf(atlas, facet)].map(([value, label]) => ({
			value,
			label: typeset(label),
			count: counts.get(value) ?? 0
		}));
	};
	return {
		items,
		facets: {
			theme: count('theme'),
			population: count('population'),
			year: count('year'),
			study: count('study')
		}
	};
}

/** A question with the figures of its bars, from zero. */
export interface DrawnQuestion extends Question {
	readonly figures: readonly PlacedIndicator[];
}

/** The figures of a theme: those drawn side by side, and the others. */
export interface ThemeSection {
	readonly theme: Theme;
	readonly questions: readonly DrawnQuestion[];
	readonly singles: readonly PlacedIndicator[];
}

/**
 * A selection by theme. A question is drawn whole or not at all: bars taken away would change what the
 * others seem to say.
 */
export function arrangeSections(atlas: Atlas, items: readonly PlacedIndicator[]): ThemeSection[] {
	const chosen = new Set(items.map(({ id }) => id));
	return atlas.themes.flatMap((theme) => {
		const ofTheme = items.filter((one) => one.theme.id === theme.id);
		if (ofTheme.length === 0) return [];
		const questions = atlas.questions
			.filter((one) => one.theme === theme.id && one.bars.every(({ id }) => chosen.has(id)))
			.map((one) => drawQuestion(atlas, one));
		const drawn = new Set(questions.flatMap(({ bars }) => bars.map(({ id }) => id)));
		return [{ theme, questions, singles: ofTheme.filter(({ id }) => !drawn.has(id)) }];
	});
}

const OPENING = 2; // drawings or figures

/** How a theme begins, for the page that shows them all: its first two questions, or figures when it has fewer. */
export function openingOf({ theme, questions, singles }: ThemeSection): ThemeSection {
	const first = questions.slice(0, OPENING);
	return { theme, questions: first, singles: singles.slice(0, OPENING - first.length) };
}

export function drawQuestion(atlas: Atlas, question: Question): DrawnQuestion {
	return { ...question, figures: question.bars.map(({ id }) => atlas.byId.get(id)!) };
}

/** Each warning of these figures once. */
export function warningsOf(figures: readonly PlacedIndicator[]) {
	return [...new Set(figures.flatMap(({ warnings }) => warnings))];
}

const haystacks = new WeakMap<PlacedIndicator, { text: string; stems: Set<string> }>();

/** Does a figure hold all the words of a text? Accents, capitals and plurals are forgiven. */
function holds(text: string): (indicator: PlacedIndicator) => boolean {
	const words = readWords(text).filter(({ form }) => !isEmptyWord(form));
	return (indicator) => {
		const hay = haystackOf(indicator);
		return words.every(
			({ form, folded }) => hay.text.includes(folded) || hay.stems.has(stemOf(form))
		);
	};
}

function haystackOf(indicator: PlacedIndicator) {
	const held = haystacks.get(indicator);
	if (held) return held;
	const { label, population, institute, study, theme, family, of, value, unit, year } = indicator;
	const all = [label, population, institute, study, theme.title, family.title, of.title]
		.concat(`${String(value).replace('.', ',')} ${unit} ${year ?? ''}`)
		.join(' ');
	const hay = {
		text: fold(all),
		stems: new Set(readWords(all).map(({ form }) => stemOf(form)))
	};
	haystacks.set(indicator, hay);
	return hay;
}
