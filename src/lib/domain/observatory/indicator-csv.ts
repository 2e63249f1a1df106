import type { PlacedIndicator } from './indicator-atlas.ts';
import type { Row } from './open-data.ts';

/** The columns of the figures, in the table of the open data and in the sheet of a selection alike. */
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
].map((name) => ({ name }));

/** One figure as a row; what the source does not say is null. */
export function toIndicatorRow(one: PlacedIndicator): Row {
	return {
		id: one.id,
		label: one.label,
		value: one.value,
		unit: one.unit,
		population: one.population,
		population_family: one.family.id,
		year: one.year,
		institute: one.institute,
		study: one.study,
		study_id: one.of.id,
		programme: one.of.programme,
		theme: one.theme.id,
		question: one.question?.id ?? null,
		warnings: one.warnings.map(({ id }) => id),
		source_url: one.url
	};
}
