import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { RecordCutter } from './register-records.ts';

function cut(text: string, size: number, delimiter = ',') {
	const cutter = new RecordCutter(delimiter);
	const rows: string[][] = [];
	for (let at = 0; at < text.length; at += size)
		rows.push(...cutter.push(text.slice(at, at + size)));
	const { rows: last, isOpen } = cutter.end();
	return { rows: [...rows, ...last], isOpen };
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', '\n', '\r\n', ' ', 'b') });
const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 });

describe('rows of a CSV', () => {
	test('are those of csv-parse, wherever the pieces are cut and whatever ends the lines', () => {
		fc.assert(
			fc.property(
				table,
				fc.integer({ min: 1, max: 9 }),
				fc.constantFrom('\n', '\r\n'),
				fc.constantFrom(',', ';'),
				(rows, size, eol, delimiter) => {
					const text = stringify(rows, { record_delimiter: eol, delimiter, quoted: true });
					expect(cut(text, size, delimiter)).toEqual({
						rows: parse(text, { delimiter, record_delimiter: eol }),
						isOpen: false
					});
				}
			)
		);
	});

	test('without quotes are split; empty lines are none; the last may have no line end', () => {
		expect(cut('a,b\r\n\r\n\nc,', 3).rows).toEqual([
			['a', 'b'],
			['c', '']
		]);
	});

	test('keep a quote that closes nothing as a sign', () => {
		expect(cut('"le "club" d’essai",b\na,c "d" e\n', 4).rows).toEqual([
			['le "club" d’essai', 'b'],
			['a', 'c "d" e']
		]);
	});

	test('say that the last one is cut inside quotes', () => {
		expect(cut('a,b\nc,"d, e', 5)).toEqual({ rows: [['a', 'b']], isOpen: true });
	});

	test('are not all lost when a quote never closes', () => {
		const many = Array.from({ length: 100_000 }, (_, rank) => `${rank},x`);
		const { rows } = cut(`a,"b\n${many.join('\n')}\n`, 65_536);
		expect(rows.length).toBeGreaterThan(99_000);
		expect(rows.at(-1)).toEqual(['99999', 'x']);
	});
});
