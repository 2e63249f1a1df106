import {
	catalogueAddress,
	FACETS,
	LIST_FACETS,
	readQuery,
	writeQuery,
	type CatalogueQuery
} from '../catalogue/query.ts';
import type { Ignored } from '../kernel/address.ts';
import { maskOf, type Book } from '../catalogue/search/shelf.ts';
import { kindOfCode, readTerritoryCode } from '../territory/code.ts';
import {
	DIMENSIONS,
	isFacet,
	isTerritorial,
	labelOfFacet,
	readDimension,
	type Dimension
} from './statistics.ts';

/** The examples of a line or of a column: those that hold a value, or none when it is null. */
export interface Condition {
	readonly dimension: Dimension;
	readonly value: string | null;
}

/**
 * The examples behind one number: a selection of the catalogue, and what its language cannot say —
 * « both of these families », « without a year ».
 */
export interface CountedSelection {
	readonly query: CatalogueQuery;
	readonly conditions: readonly Condition[];
}

export const COUNTED_PATH = '/observatoire/tableau/exemples';
const WITH = 'avec';
const WITHOUT = 'sans';
const MOST_CONDITIONS = 4;

/**
 * The selection that meets a condition too, in the language of the catalogue as far as it goes.
 * `ancestorsOf`: codes of what holds a territory.
 */
export function narrow(
	{ query, conditions }: CountedSelection,
	condition: Condition,
	ancestorsOf: (code: string) => readonly string[]
): CountedSelection {
	const said = sayInCatalogue(query, condition, ancestorsOf);
	return said
		? { query: { ...said, page: 1 }, conditions }
		: { query: { ...query, page: 1 }, conditions: [...conditions, condition] };
}

function sayInCatalogue(
	query: CatalogueQuery,
	{ dimension, value }: Condition,
	ancestorsOf: (code: string) => readonly string[]
): CatalogueQuery | null {
	if (value === null || dimension === 'year') return null;
	if (isFacet(dimension)) {
		const chosen = query[dimension].map(String);
		// Inside one facet any value will do: only one that is already asked for can be asked for alone.
		if (chosen.length > 0 && !chosen.includes(value)) return null;
		return { ...query, [dimension]: [dimension === 'sdg' ? Number(value) : value] };
	}
	const { territory, around } = query;
	if (territory === null) return { ...query, territory: value };
	if (around !== null) return null;
	if (territory === value || ancestorsOf(value).includes(territory))
		return { ...query, territory: value };
	// An EPCI may lie in two départements: to be in it is not to be in each.
	const holds = kindOfCode(territory) !== 'epci' && ancestorsOf(territory).includes(value);
	return holds ? query : null;
}

/** Where the examples behind a number are listed: the catalogue when it can say them. */
export function countedAddress({ query, conditions }: CountedSelection): string {
	if (conditions.length === 0) return catalogueAddress(query);
	const parameters = writeQuery(query);
	for (const { dimension, value } of conditions) {
		const { name } = DIMENSIONS[dimension];
		if (value === null) parameters.append(WITHOUT, name);
		else parameters.append(WITH, `${name}:${value}`);
	}
	return `${COUNTED_PATH}?${parameters.toString().replaceAll('%3A', ':')}`;
}

/** Reads such an address. Never fails: what is not understood is left aside and listed. */
export function readCounted(
	parameters: URLSearchParams
): CountedSelection & { readonly ignored: readonly Ignored[] } {
	const { query, ignored } = readQuery(parameters, [WITH, WITHOUT]);
	const conditions: Condition[] = [];
	for (const [parameter, value] of parameters) {
		if (parameter !== WITH && parameter !== WITHOUT) continue;
		const condition = parameter === WITH ? readCondition(value) : readLack(value);
		if (!condition || conditions.length >= MOST_CONDITIONS)
			ignored.push({ parameter, value: value.slice(0, 40) });
		else conditions.push(condition);
	}
	return { query, conditions, ignored };
}

function readCondition(text: string): Condition | null {
	const [, name = '', typed = ''] = /^([^:]{1,40}):(.{1,60})$/.exec(text) ?? [];
	const dimension = readDimension(name);
	if (!dimension) return null;
	if (isFacet(dimension))
		return Object.hasOwn(FACETS[dimension].labels, typed) ? { dimension, value: typed } : null;
	if (isTerritorial(dimension)) {
		const value = readTerritoryCode(typed);
		return value !== null && ['region', 'departement'].includes(kindOfCode(value))
			? { dimension, value }
			: null;
	}
	return /^\d{4}$/.test(typed) ? { dimension, value: typed } : null;
}

function readLack(text: string): Condition | null {
	const dimension = readDimension(text);
	return dimension ? { dimension, value: null } : null;
}

/** A condition in a sentence: « famille d’acteurs : entreprise », « sans année ». */
export function labelOfCondition(
	{ dimension, value }: Condition,
	nameOf: (code: string) => string
): string {
	const { title, without } = DIMENSIONS[dimension];
	if (value === null) return lowerFirst(without);
	if (isFacet(dimension))
		return `${lowerFirst(title)}\u00A0: ${lowerFirst(labelOfFacet(dimension, value))}`;
	return `${lowerFirst(title)}\u00A0: ${isTerritorial(dimension) ? nameOf(value) : value}`;
}

function lowerFirst(text: string): string {
	return /^(ODD|État)/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Says whether an example meets a condition. `hasTerritory`: is a code one of the dimension's lines? */
export function meets(
	condition: Condition,
	hasTerritory: (dimension: Dimension, code: string) => boolean
): (book: Book) => boolean {
	const { dimension, value } = condition;
	if (isFacet(dimension)) {
		const rank = LIST_FACETS.indexOf(dimension);
		const mask = value === null ? 0 : maskOf(dimension, [value]);
		return ({ bits }) => (value === null ? bits[rank] === 0 : (bits[rank]! & mask) !== 0);
	}
	if (isTerritorial(dimension)) {
		return ({ territories }) =>
			value === null
				? !territories.some((code) => hasTerritory(dimension, code))
				: territories.includes(value);
	}
	const year = value === null ? undefined : Number(value);
	return ({ example }) => example.startYear === year;
}
