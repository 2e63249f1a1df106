import { EMPTY_QUERY } from '../../domain/catalogue/query.ts';
import type { Family } from '../../domain/catalogue/vocabulary.ts';
import { countMeetings } from '../../domain/observatory/meetings.ts';
import { perInhabitants } from '../../domain/observatory/statistics-measure.ts';
import { labelOfFacet, type Dimension } from '../../domain/observatory/statistics.ts';
import type { Gazetteer } from '../../domain/territory/gazetteer.ts';
import { displayName } from '../../domain/territory/french.ts';
import { coarsePaths } from '../../domain/territory/coarse-paths.ts';
import { drawFrance, openGazetteer, type DrawnMap } from '../territory/index.ts';
import type { Reader } from '../platform/context.ts';
import { openCount, readCatalogueDay, type OpenCount } from './statistics.ts';
import { gridOf, type TableCell, type TableGrid } from './table.ts';

/** One bar, one column, one shape: some examples, and where they are. */
export interface CountedLine {
	/** Null for those that have no value. */
	readonly value: string | null;
	readonly label: string;
	readonly count: number;
	readonly href: string;
}

export interface CountedDepartement extends CountedLine {
	readonly value: string;
	readonly population: number | null;
	/** Examples for 100,000 inhabitants; null where no one lives. */
	readonly rate: number | null;
}

/** Two families, and the examples where both act. */
export interface FamilyPair {
	readonly one: Family;
	readonly other: Family;
	readonly count: number;
	readonly href: string;
}

/** Families that meet, two by two. */
export interface FamilyMeetings {
	readonly families: readonly { readonly family: Family; readonly all: TableCell }[];
	/** For each family, the examples where it acts with each: with itself, all those where it acts. */
	readonly rows: readonly { readonly label: string; readonly cells: readonly TableCell[] }[];
	/** The most frequent first. */
	readonly pairs: readonly FamilyPair[];
	/** Examples where two families or more act. */
	readonly mixed: number;
}

/** What the catalogue shows, counted once over all its examples. */
export interface CatalogueView {
	readonly total: number;
	/** Day of its last change. */
	readonly day: string | null;
	readonly forms: TableGrid;
	readonly meetings: FamilyMeetings;
	readonly scales: readonly CountedLine[];
	readonly years: readonly CountedLine[];
	/** Those that began before the years that are drawn, or without a year. */
	readonly periods: readonly CountedLine[];
	readonly goals: readonly CountedLine[];
	readonly regions: readonly CountedLine[];
	readonly departements: readonly CountedDepartement[];
	/** Examples that lie in no département. */
	readonly elsewhere: CountedLine | null;
	/** Names of the départements of the map where no example lies. */
	readonly empty: readonly string[];
	readonly map: Pick<DrawnMap, 'viewBox' | 'shapes' | 'insets'>;
}

/** Counts the whole catalogue for the page that tells what it shows. */
export async function viewCatalogue(reader: Reader): Promise<CatalogueView> {
	const open = await openCount(reader, EMPTY_QUERY);
	const map = coarseMap(await drawFrance(reader, 'departement'));
	const places = await openGazetteer(reader);
	const departements = linesOf(open, 'departement');
	const present = new Set(departements.map(({ value }) => value));
	const axes = { rows: 'domain', columns: 'category', measure: 'nombre' } as const;
	return {
		total: open.books.length,
		day: await readCatalogueDay(reader),
		forms: gridOf(open.count(axes.rows, axes.columns), axes, open.addressOf),
		meetings: meetingsOf(open),
		scales: linesOf(open, 'scale'),
		years: linesOf(open, 'year'),
		periods: linesOf(open, 'period'),
		goals: linesOf(open, 'sdg'),
		regions: linesOf(open, 'region').sort(byCount),
		departements: peopled(departements, places),
		elsewhere: departements.find(({ value }) => value === null) ?? null,
		empty: map.shapes
			.filter(({ code }) => !present.has(code))
			.flatMap(({ code }) => places.read(code) ?? [])
			.map(displayName),
		map
	};
}

function linesOf({ count, addressOf }: OpenCount, dimension: Dimension): CountedLine[] {
	return count(dimension, null).rows.map(({ value, label, count: held }) => ({
		value,
		label,
		count: held,
		href: addressOf([{ dimension, value }])
	}));
}

/** The départements with their inhabitants; the examples of none are left out. */
function peopled(lines: readonly CountedLine[], places: Gazetteer): CountedDepartement[] {
	return lines.flatMap(({ value, ...line }) => {
		if (value === null) return [];
		const population = places.read(value)?.population ?? null;
		return { ...line, value, population, rate: perInhabitants(line.count, population) };
	});
}

/** The most frequent first; those without a value come last. */
function byCount(a: CountedLine, b: CountedLine): number {
	return Number(a.value === null) - Number(b.value === null) || b.count - a.count;
}

function meetingsOf({ books, addressOf }: OpenCount): FamilyMeetings {
	const { families, together, pairs, mixed } = countMeetings(books);
	const behind = (...both: Family[]) =>
		addressOf(both.map((value) => ({ dimension: 'family', value })));
	const cell = (count: number, ...both: Family[]): TableCell => ({
		count,
		told: count,
		href: count > 0 ? behind(...both) : null
	});
	return {
		families: families.map((family, at) => ({ family, all: cell(together[at]![at]!, family) })),
		rows: families.map((family, at) => ({
			label: labelOfFacet('family', family),
			cells: families.map((other, to) =>
				at === to ? cell(together[at]![to]!, family) : cell(together[at]![to]!, family, other)
			)
		})),
		pairs: pairs.map(({ one, other, count }) => ({
			one,
			other,
			count,
			href: behind(one, other)
		})),
		mixed
	};
}

const coarse = new WeakMap<DrawnMap, CatalogueView['map']>();
/** Of the drawing, in its units and in cells: the small turns that a map to count on can do without, and two thirds of its letters. */
const GRID = { unit: 1, least: 10 };

/** The same map on a coarser grid; made once for each drawing. */
function coarseMap(map: DrawnMap): CatalogueView['map'] {
	const known = coarse.get(map);
	if (known) return known;
	const inCells = (length: number) => Math.round(length / GRID.unit);
	const paths = coarsePaths(
		map.shapes.map(({ path }) => path),
		GRID
	);
	const made = {
		viewBox: map.viewBox
			.split(' ')
			.map((length) => inCells(Number(length)))
			.join(' '),
		shapes: map.shapes.map(({ code }, at) => ({ code, path: paths[at]! })),
		insets: map.insets.map(({ x, y, width, height, ...inset }) => ({
			...inset,
			x: inCells(x),
			y: inCells(y),
			width: inCells(width),
			height: inCells(height)
		}))
	};
	coarse.set(map, made);
	return made;
}

/** Where families meet, as the lines of a sheet. */
export async function meetingsSheet(reader: Reader): Promise<(string | number)[][]> {
	const { families, rows } = meetingsOf(await openCount(reader, EMPTY_QUERY));
	return [
		['Code', 'Famille d’acteurs', ...rows.map(({ label }) => label)],
		...rows.map(({ label, cells }, at) => [
			families[at]!.family,
			label,
			...cells.map(({ count }) => count)
		])
	];
}

/** Examples by département with their inhabitants, as the lines of a sheet. */
export async function departementsSheet(reader: Reader): Promise<(string | number)[][]> {
	const lines = linesOf(await openCount(reader, EMPTY_QUERY), 'departement');
	const departements = peopled(lines, await openGazetteer(reader));
	return [
		['Code', 'Département', 'Exemples', 'Habitants', 'Exemples pour 100 000 habitants'],
		...departements.map(({ value, label, count, population, rate }) => [
			value,
			label.replace(/ \(.*\)$/, ''),
			count,
			population ?? '',
			rate ?? ''
		])
	];
}
