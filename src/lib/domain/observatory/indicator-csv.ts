import { guardFormula } from '../catalogue/csv.ts';
import type { PlacedIndicator } from './indicator-atlas.ts';

export const INDICATOR_COLUMNS = [
	'id',
	'label',
	'value',
	'unit',
	'population',
	'population_family',
	'year',
	'institute',
	'study',
	'study_id',
	'programme',
	'theme',
	'question',
	'warnings',
	'source_url'
] as const;
export type IndicatorRow = Record<(typeof INDICATOR_COLUMNS)[number], string>;

/** One figure as the cells of a row; what the source does not say is an empty cell. */
export function toIndicatorRow(one: PlacedIndicator): IndicatorRow {
	return {
		id: one.id,
		label: guardFormula(one.label),
		value: String(one.value),
		unit: one.unit,
		population: guardFormula(one.population),
		population_family: one.family.id,
		year: one.year?.toString() ?? '',
		institute: guardFormula(one.institute ?? ''),
		study: guardFormula(one.study),
		study_id: one.of.id,
		programme: one.of.programme ?? '',
		theme: one.theme.id,
		question: one.question?.id ?? '',
		warnings: one.warnings.map(({ id }) => id).join(' '),
		source_url: one.url
	};
}
