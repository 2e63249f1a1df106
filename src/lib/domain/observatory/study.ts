import type { Atlas, PlacedIndicator, Programme, Study } from './indicator-atlas.ts';

/** A study with its figures, and the years they are of. */
export interface StudyWithFigures extends Study {
	readonly figures: readonly PlacedIndicator[];
	/** The years its figures are of, in their order; empty when no source gives one. */
	readonly years: readonly number[];
}

/** A programme with its studies; null for the studies that belong to none. */
export interface ProgrammeWithStudies {
	readonly programme: Programme | null;
	readonly studies: readonly StudyWithFigures[];
}

/** The programmes from the first to the last, then the other studies; in each, the oldest study first. */
export function arrangeStudies(atlas: Atlas): ProgrammeWithStudies[] {
	const studies = atlas.studies.map((study): StudyWithFigures => {
		const figures = atlas.indicators.filter((one) => one.of.id === study.id);
		const years = new Set(figures.flatMap(({ year }) => (year === null ? [] : [year])));
		return { ...study, figures, years: [...years].sort((a, b) => a - b) };
	});
	const first = ({ years }: StudyWithFigures) => years[0] ?? Infinity;
	const inOrder = (ofProgramme: string | null) =>
		studies
			.filter(({ programme }) => programme === ofProgramme)
			// Infinity less itself is no number: two studies without a year keep their order.
			.sort((a, b) => first(a) - first(b) || 0);
	return [...atlas.programmes, null].map((programme) => ({
		programme,
		studies: inOrder(programme?.id ?? null)
	}));
}

/** « 2008 à 2012 », « depuis 2024 ». */
export function spanInWords({ from, to }: Pick<Programme, 'from' | 'to'>): string {
	return to === null ? `depuis ${from}` : `${from} à ${to}`;
}

/** « 2015 », « 2008 et 2012 », « année non précisée ». */
export function yearsInWords(years: readonly number[]): string {
	if (years.length === 0) return 'année non précisée';
	if (years.length === 1) return String(years[0]);
	return `${years.slice(0, -1).join(', ')} et ${years.at(-1)}`;
}

/** One point of the line: a study in a year, or several that fall on the same year, one above the other. */
export interface StudyPoint {
	readonly study: string;
	readonly year: number;
	readonly figures: number;
	/** 0 on the line, 1 above it… */
	readonly above: number;
}

/** A lane of the drawing: a programme from a year to another, and its points. */
export interface StudyLane {
	readonly title: string;
	readonly span: string | null;
	/** Null for the studies that belong to no programme. */
	readonly from: number | null;
	readonly to: number | null;
	readonly points: readonly StudyPoint[];
	/** The most points that stand on one year. */
	readonly height: number;
}

export interface StudyLanes {
	readonly first: number;
	readonly last: number;
	readonly lanes: readonly StudyLane[];
}

/** What the line of the studies draws: nothing that its list does not say. */
export function drawStudies(arranged: readonly ProgrammeWithStudies[]): StudyLanes {
	const lanes = arranged.map(({ programme, studies }): StudyLane => {
		const onYear = new Map<number, number>();
		const points = studies.flatMap(({ id, figures, years }) =>
			years.map((year): StudyPoint => {
				const above = onYear.get(year) ?? 0;
				onYear.set(year, above + 1);
				return {
					study: id,
					year,
					above,
					figures: figures.filter((one) => one.year === year).length
				};
			})
		);
		return {
			title: programme?.title ?? 'Autres études',
			span: programme && spanInWords(programme),
			from: programme?.from ?? null,
			to: programme?.to ?? null,
			points,
			height: Math.max(1, ...onYear.values())
		};
	});
	const years = lanes.flatMap(({ from, to, points }) => [
		...(from === null ? [] : [from]),
		...(to === null ? [] : [to]),
		...points.map(({ year }) => year)
	]);
	return { first: Math.min(...years), last: Math.max(...years), lanes };
}
