import { LEVELS } from './territory-data.ts';
import type { TerritoryKind } from './territory.ts';

/** What the page of an indicator is asked to show. */
export interface DataQuery {
	/** The last one when nothing is said. */
	readonly year: number | null;
	readonly level: TerritoryKind | null;
	readonly text: string;
	readonly order: DataOrder;
	/** From 1. */
	readonly page: number;
}

export const DATA_ORDERS = {
	haut: 'Plus fortes valeurs',
	bas: 'Plus faibles valeurs',
	nom: 'De A à Z'
} as const;
export type DataOrder = keyof typeof DATA_ORDERS;

export const LONGEST_NAME = 80; // characters
const HIGHEST_PAGE = 100_000;
const PARAMETERS = ['annee', 'niveau', 'q', 'ordre', 'page'];

/** A piece of the address that means nothing here. */
export interface IgnoredPiece {
	readonly parameter: string;
	readonly value: string;
}

/** Reads an address. Never fails: what is not understood is left aside, and said. */
export function readDataQuery(parameters: URLSearchParams): {
	query: DataQuery;
	ignored: IgnoredPiece[];
} {
	const ignored: IgnoredPiece[] = [];
	for (const [parameter, value] of parameters) {
		if (!PARAMETERS.includes(parameter))
			ignored.push({ parameter: brief(parameter), value: brief(value) });
	}
	const read = <Value>(name: string, understand: (value: string) => Value | null): Value | null => {
		const value = clean(parameters.get(name) ?? '');
		if (value === '') return null;
		const understood = understand(value);
		if (understood === null) ignored.push({ parameter: name, value: brief(value) });
		return understood;
	};
	const year = read('annee', (value) => (/^\d{4}$/.test(value) ? Number(value) : null));
	const level = read('niveau', (value) => LEVELS.find((one) => one === value) ?? null);
	const order = read('ordre', (value) =>
		Object.hasOwn(DATA_ORDERS, value) ? (value as DataOrder) : null
	);
	const page = read('page', (value) => (/^\d{1,6}$/.test(value) ? Number(value) : null));
	return {
		query: {
			year,
			level,
			text: clean(parameters.get('q') ?? '')
				.slice(0, LONGEST_NAME)
				.toWellFormed()
				.trim(),
			order: order ?? 'haut',
			page: Math.min(Math.max(page ?? 1, 1), HIGHEST_PAGE)
		},
		ignored
	};
}

/** The address of an indicator for a query, always the same for the same query; `.csv` for its file. */
export function dataAddress(
	id: string,
	query: Partial<DataQuery> = {},
	form: '' | '.csv' = ''
): string {
	const parameters = new URLSearchParams();
	if (query.year) parameters.set('annee', String(query.year));
	if (query.level) parameters.set('niveau', query.level);
	if (query.text) parameters.set('q', query.text);
	if (query.order && query.order !== 'haut') parameters.set('ordre', query.order);
	if (form === '' && query.page && query.page > 1) parameters.set('page', String(query.page));
	const search = parameters.toString();
	return `/donnees-territoires/${id}${form}${search ? `?${search}` : ''}`;
}

function clean(value: string): string {
	return value
		.slice(0, 2000)
		.toWellFormed()
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.trim();
}

function brief(value: string): string {
	const plain = clean(value);
	return plain.length > 60 ? `${plain.slice(0, 59).toWellFormed()}…` : plain;
}
