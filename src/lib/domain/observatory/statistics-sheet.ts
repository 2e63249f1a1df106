import type { CrossTable } from './statistics-count.ts';
import { measureTable } from './statistics-measure.ts';
import { DIMENSIONS, type Dimension } from './statistics.ts';
import type { Measure } from './table-query.ts';

/** « Exemples par domaine et par forme de partenariat », « Part de la ligne, par… ». */
export function titleOfTable(
	rows: Dimension,
	columns: Dimension | null,
	measure: Measure = 'nombre'
): string {
	const what = { nombre: 'Exemples', 'part-ligne': PART, 'part-colonne': PART }[measure];
	const across = columns ? ` et ${DIMENSIONS[columns].by}` : '';
	return `${what} ${DIMENSIONS[rows].by}${across}${OUT_OF[measure]}`;
}
const PART = 'Part des exemples';
const OUT_OF: Record<Measure, string> = {
	nombre: '',
	'part-ligne': ', en\u00A0% de la ligne',
	'part-colonne': ', en\u00A0% de la colonne'
};

/** What is written when an example may be counted on several lines; null when none is. */
export function severalNote(rows: Dimension, columns: Dimension | null): string | null {
	const several = [rows, columns].flatMap((one) =>
		one && DIMENSIONS[one].several ? [SEVERAL[one] ?? 'valeurs'] : []
	);
	if (several.length === 0) return null;
	return `Un exemple peut avoir plusieurs ${several.join(' et plusieurs ')}\u00A0: il compte alors à plusieurs endroits, et une seule fois dans l’ensemble. La somme dépasse donc le nombre d’exemples.`;
}
const SEVERAL: Partial<Record<Dimension, string>> = {
	domain: 'domaines',
	sdg: 'objectifs de développement durable',
	family: 'familles d’acteurs',
	objective: 'objectifs'
};

/** The table as a sheet, its head first; shares are in percent. The code of a value is its own, and empty for those without. */
export function sheetOfTable(
	table: CrossTable,
	rows: Dimension,
	measure: Measure
): (string | number)[][] {
	const told = measureTable(table, measure);
	const all = told.isShare ? 'Ensemble (%)' : 'Ensemble';
	const percent = told.isShare ? '\u00A0(%)' : '';
	return [
		['Code', DIMENSIONS[rows].title, ...table.columns.map(({ label }) => label + percent), all],
		...table.rows.map(({ value, label }, at) => [
			value ?? '',
			label,
			...(told.cells[at] ?? []),
			told.rows[at]!
		]),
		['', 'Ensemble', ...told.columns, told.total]
	];
}
