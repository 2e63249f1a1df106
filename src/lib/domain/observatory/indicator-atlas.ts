import type { Indicator } from './indicator.ts';

/*
 * What is known around the figures: of what they speak, who was asked, in which study, with which
 * warnings, and which may be drawn side by side. The files are data/indicators/*.yaml.
 */

export interface Theme {
	readonly id: string;
	readonly title: string;
	readonly sentence: string;
	readonly indicators: readonly string[];
}

/** A family of the people or organisations that were asked. */
export interface Population {
	readonly id: string;
	readonly title: string;
	/** Populations of the indicators, to the letter. */
	readonly names: readonly string[];
}

/** A programme of the Observatoire des partenariats. `to` is null while it lasts. */
export interface Programme {
	readonly id: string;
	readonly title: string;
	readonly from: number;
	readonly to: number | null;
	readonly sentence: string;
	readonly url: string;
}

export interface Study {
	readonly id: string;
	readonly title: string;
	/** Id of its programme. */
	readonly programme: string | null;
	/** Studies of the indicators, to the letter. */
	readonly names: readonly string[];
}

/** What to know before quoting a figure. */
export interface Warning {
	readonly id: string;
	readonly title: string;
	readonly text: string;
	/** Where the other reading, the sample or the wording was read. */
	readonly url: string;
	readonly themes?: readonly string[];
	readonly indicators?: readonly string[] | null;
}

/** Figures that may be drawn on one axis. */
export interface Question {
	readonly id: string;
	readonly title: string;
	readonly theme: string;
	/** The answers of one question; one question asked of several populations; or asked again. */
	readonly kind: 'answers' | 'populations' | 'times';
	readonly bars: readonly { readonly id: string; readonly label: string }[];
}

/** A figure with its place in the atlas. */
export interface PlacedIndicator extends Indicator {
	readonly theme: Theme;
	readonly family: Population;
	readonly of: Study;
	readonly warnings: readonly Warning[];
	readonly question: Question | null;
}

export interface AtlasFiles {
	readonly indicators: readonly Indicator[];
	readonly themes: readonly Theme[];
	readonly populations: readonly Population[];
	readonly programmes: readonly Programme[];
	readonly studies: readonly Study[];
	readonly warnings: readonly Warning[];
	readonly questions: readonly Question[];
}

export interface Atlas extends Omit<AtlasFiles, 'indicators'> {
	/** In the order of the themes. */
	readonly indicators: readonly PlacedIndicator[];
	readonly byId: ReadonlyMap<string, PlacedIndicator>;
}

/**
 * Puts every figure in its place. Throws, naming the fault, when a figure has no theme or two, no family,
 * no study, or when a file names a figure that is not there: a fault of ours.
 */
export function arrangeAtlas(files: AtlasFiles): Atlas {
	const known = new Map(files.indicators.map((one) => [one.id, one]));
	const must = (id: string, where: string) => {
		if (!known.has(id)) throw new Error(`${where} names an unknown indicator, ${id}`);
	};
	for (const { id, indicators } of files.warnings)
		for (const one of indicators ?? []) must(one, `warning ${id}`);
	const themes = new Map(files.themes.map((theme) => [theme.id, theme]));
	for (const { id, themes: named = [] } of files.warnings)
		for (const one of named)
			if (!themes.has(one)) throw new Error(`warning ${id} names an unknown theme, ${one}`);
	for (const question of files.questions) checkQuestion(question, known, themes);

	const families = placesOf(files.populations, ({ names }) => names, 'population');
	const studies = placesOf(files.studies, ({ names }) => names, 'study');
	const questions = placesOf(files.questions, ({ bars }) => bars.map(({ id }) => id), 'question');
	const inThemes = placesOf(files.themes, ({ indicators }) => indicators, 'theme');
	for (const id of inThemes.keys()) must(id, `theme ${inThemes.get(id)!.id}`);
	for (const id of known.keys())
		if (!inThemes.has(id)) throw new Error(`indicator ${id} has no theme`);

	const indicators = [...inThemes].map(([id, theme]): PlacedIndicator => {
		const indicator = known.get(id)!;
		const family = families.get(indicator.population);
		if (!family) throw new Error(`population « ${indicator.population} » is in no family`);
		const of = studies.get(indicator.study);
		if (!of) throw new Error(`study « ${indicator.study} » is not known`);
		const warnings = files.warnings.filter(
			(warning) =>
				(warning.indicators ?? []).includes(id) || (warning.themes ?? []).includes(theme.id)
		);
		return { ...indicator, theme, family, of, warnings, question: questions.get(id) ?? null };
	});
	return { ...files, indicators, byId: new Map(indicators.map((one) => [one.id, one])) };
}

/** For each name, the one that holds it. */
function placesOf<Holder extends { readonly id: string }>(
	holders: readonly Holder[],
	namesOf: (holder: Holder) => readonly string[],
	what: string
): Map<string, Holder> {
	const places = new Map<string, Holder>();
	for (const holder of holders) {
		for (const name of namesOf(holder)) {
			const other = places.get(name);
			if (other) throw new Error(`« ${name} » is in two: ${what} ${other.id} and ${holder.id}`);
			places.set(name, holder);
		}
	}
	return places;
}

/** Bars that stand side by side are read as comparable: what is not may not stand there. */
function checkQuestion(
	{ id, theme, kind, bars }: Question,
	known: ReadonlyMap<string, Indicator>,
	themes: ReadonlyMap<string, Theme>
): void {
	const drawn = bars.map((bar) => {
		const indicator = known.get(bar.id);
		if (!indicator) throw new Error(`question ${id} names an unknown indicator, ${bar.id}`);
		if (!themes.get(theme)?.indicators.includes(bar.id))
			throw new Error(`question ${id} draws ${bar.id}, which is not in the theme ${theme}`);
		return indicator;
	});
	const count = (of: (indicator: Indicator) => unknown) => new Set(drawn.map(of)).size;
	const refuse = (mixed: string) => {
		throw new Error(`question ${id} mixes ${mixed}`);
	};
	if (count(({ unit }) => unit) > 1) refuse('units');
	if (!MEASURED_FROM_ZERO.has(drawn[0]?.unit ?? '')) refuse('figures without a common measure');
	if (kind !== 'times' && count(({ year }) => year) > 1) refuse('years');
	if (kind !== 'populations' && count(({ population }) => population) > 1) refuse('populations');
	// Two surveys of one year may have asked one question in the same words: only what follows the subject counts.
	if (count(({ study }) => study) > 1 && !(kind === 'populations' && count(askedOf) === 1))
		refuse('surveys');
}

/** Highest value of each unit that bars may show. */
export const MEASURED_FROM_ZERO: ReadonlyMap<string, number> = new Map([
	['%', 100],
	['sur 10', 10]
]);

/** What was asked, without who was: « pensant que… ». */
function askedOf({ label }: Indicator): string {
	return label.replace(/^.*?(?=pensant )/, '');
}
