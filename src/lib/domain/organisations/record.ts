import { z } from 'zod';
import {
	DOMAINS,
	FAMILIES,
	SDGS,
	type Domain,
	type Family,
	type Sdg
} from '../kernel/vocabulary.ts';
import { LONGEST_NAME, LONGEST_PURPOSE } from './organisation-form.ts';
import { readRna, readSiren, readSiret, type ReadNumber } from './numbers.ts';
import type { OrganisationFields } from './organisation.ts';
import { LANGUAGES, SIZES, type Language, type Size } from './vocabulary.ts';

/*
 * The record of an organisation in the exports, JSON or CSV: what comes out goes in again, to the letter.
 */

export interface OrganisationRecord extends OrganisationFields {
	readonly slug: string;
}

export const CSV_COLUMNS = [
	'slug',
	'name',
	'acronym',
	'family',
	'legalCategory',
	'siren',
	'siret',
	'rna',
	'purpose',
	'domains',
	'sdgs',
	'place',
	'territories',
	'size',
	'website',
	'languages'
] as const;
type Column = (typeof CSV_COLUMNS)[number];
const LISTS: readonly Column[] = ['domains', 'sdgs', 'territories', 'languages'];

/** One organisation as the cells of a row; lists are parted by spaces. A cell that a spreadsheet would run gets an apostrophe. */
export function toCsvRow(record: OrganisationRecord): Record<Column, string> {
	return Object.fromEntries(
		CSV_COLUMNS.map((column) => {
			const value = record[column];
			const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
			return [column, /^[=+\-@\t\r']/.test(text) ? `'${text}` : text];
		})
	) as Record<Column, string>;
}

/** The record that a row holds, not yet checked. */
export function fromCsvRow(row: Readonly<Record<string, string>>): unknown {
	return Object.fromEntries(
		CSV_COLUMNS.map((column) => {
			const text = (row[column] ?? '').replace(/^'(?=[=+\-@\t\r'])/, '');
			if (LISTS.includes(column)) {
				const items = text.split(/\s+/).filter(Boolean);
				return [column, column === 'sdgs' ? items.map(Number) : items];
			}
			return [column, text === '' ? null : text];
		})
	);
}

const keysOf = <Key extends string>(words: Readonly<Record<Key, unknown>>) =>
	z.enum(Object.keys(words) as [Key, ...Key[]]);
const absent = (typed: unknown) => (typed === undefined || typed === '' ? null : typed);
const text = (most: number) => z.preprocess(absent, z.string().max(most).nullable());
const number = (read: (typed: string) => ReadNumber) =>
	z.preprocess(
		absent,
		z
			.string()
			.max(40)
			.transform((typed, context) => {
				const answer = read(typed);
				if ('number' in answer) return answer.number;
				context.addIssue({ code: 'custom', message: answer.fault });
				return z.NEVER;
			})
			.nullable()
	);
const code = z.string().regex(/^(R\d{2}|\d{2,3}|2[AB]|\d{5}|2[AB]\d{3}|\d{9})$/);

/** Checks one record of a file. */
export const recordSchema = z.object({
	slug: z
		.string()
		.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
		.max(120),
	name: z.string().trim().min(2).max(LONGEST_NAME),
	acronym: text(40),
	family: keysOf<Family>(FAMILIES),
	legalCategory: z.preprocess(
		absent,
		z
			.string()
			.regex(/^[2-9]\d{3}$/)
			.nullable()
	),
	siren: number(readSiren),
	siret: number(readSiret),
	rna: number(readRna),
	purpose: text(LONGEST_PURPOSE),
	domains: z.array(keysOf<Domain>(DOMAINS)).default([]),
	sdgs: z
		.array(
			z
				.number()
				.int()
				.refine((goal): goal is Sdg => goal in SDGS, 'Un ODD va de 1 à 17.')
		)
		.default([]),
	place: z.preprocess(absent, code.nullable()),
	territories: z.array(code).max(200).default([]),
	size: z.preprocess(absent, keysOf<Size>(SIZES).nullable()),
	website: z.preprocess(
		absent,
		z
			.url({ protocol: /^https?$/ })
			.max(300)
			.nullable()
	),
	languages: z.array(keysOf<Language>(LANGUAGES)).default(['fr'])
});
