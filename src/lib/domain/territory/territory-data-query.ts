import { cutText, LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
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

/** Reads an address. Never fails: what is not understood is left aside, and said. */
export function readDataQuery(parameters: URLSearchParams): {
	query: DataQuery;
	ignored: Ignored[];
} {
	const aside = new LeftAside();
	const typed = new Map<string, string>();
	for (const { name, written, value } of readParameters(parameters)) {
		if (!PARAMETERS.includes(name)) aside.add(written, value);
		else if (!typed.has(name)) typed.set(name, value);
	}
	const read = <Value>(name: string, understand: (value: string) => Value | null): Value | null => {
		const value = typed.get(name);
		if (value === undefined) return null;
		const understood = understand(value);
		if (understood === null) aside.add(name, value);
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
			text: cutText(typed.get('q') ?? '', LONGEST_NAME),
			order: order ?? 'haut',
			page: Math.min(Math.max(page ?? 1, 1), HIGHEST_PAGE)
		},
		ignored: aside.list
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
