import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { DOMAINS, FAMILIES, type Domain, type Family } from '../kernel/vocabulary.ts';
import {
	CSV_COLUMNS,
	fromCsvRow,
	recordSchema,
	toCsvRow,
	type OrganisationRecord
} from './record.ts';

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const line = fc
	.string({ minLength: 2, maxLength: 40 })
	.map((text) => text.trim())
	.filter((text) => text.length > 1 && !text.includes('\r'));

const records: fc.Arbitrary<OrganisationRecord> = fc.record({
	slug: fc.constantFrom('a', 'les-petits-freres-35'),
	name: line,
	acronym: maybe(line),
	family: fc.constantFrom(...(Object.keys(FAMILIES) as Family[])),
	legalCategory: maybe(fc.constant('9220')),
	siren: maybe(fc.constant('732829320')),
	siret: maybe(fc.constant('73282932000074')),
	rna: maybe(fc.constant('W2A1001234')),
	purpose: maybe(fc.oneof(line, fc.constantFrom('=1+1', "'=1", '-2', '@x', 'a\nb'))),
	domains: fc.subarray(Object.keys(DOMAINS) as Domain[]),
	sdgs: fc.subarray([1, 2, 11, 17] as const),
	place: maybe(fc.constantFrom('35238', '2A004')),
	territories: fc.subarray(['35238', '243500139', 'R53', '2A']),
	size: maybe(fc.constantFrom('00', '53')) as fc.Arbitrary<OrganisationRecord['size']>,
	website: maybe(fc.constant('https://www.exemple.fr/nous')),
	languages: fc.subarray(['fr', 'br', 'gsw'] as const)
});

test('what comes out as a sheet goes in again, to the letter', () => {
	fc.assert(
		fc.property(records, (record) => {
			const sheet = stringify([toCsvRow(record)], { header: true, columns: [...CSV_COLUMNS] });
			const [row] = parse(sheet, { columns: true }) as Record<string, string>[];
			expect(recordSchema.parse(fromCsvRow(row!))).toEqual(record);
		})
	);
});

test('no cell is a formula', () => {
	fc.assert(
		fc.property(records, (record) => {
			for (const cell of Object.values(toCsvRow(record))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
		})
	);
});

test('what comes out as JSON goes in again, to the letter', () => {
	fc.assert(
		fc.property(records, (record) => {
			expect(recordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
		})
	);
});
