import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Gazetteer, type Place } from '../../domain/territory/gazetteer.ts';
import { checkData, type KnownData } from '../../domain/territory/territory-data-check.ts';
import type { TerritoryKind } from '../../domain/territory/territory.ts';
import { readDataFile, UnreadableDataFile } from './territory-data-file.ts';

const place = (code: string, kind: TerritoryKind): Place => ({
	code,
	kind,
	name: `Lieu d’essai ${code}`,
	article: 0,
	latitude: 47,
	longitude: 2,
	population: null,
	folded: '',
	approximate: false,
	ancestors: [],
	postalCodes: [],
	neighbours: []
});
const REGIONS = '11 24 27 28 32 44 52 53 75 76 84 93'.split(' ');
const CODES = ['35238', '56121', '2A004', '75056', '243500139', ...REGIONS, 'R53'];
const gazetteer = new Gazetteer(
	[
		...['35238', '56121', '2A004', '75056', '01004'].map((code) => place(code, 'commune')),
		place('243500139', 'epci'),
		...[...REGIONS, '01', '22', '29'].map((code) => place(code, 'departement')),
		...REGIONS.map((code) => place(`R${code}`, 'region'))
	],
	[],
	new Map([['75118', '75056']])
);
const indicator = {
	id: 'essai',
	label: 'Essai',
	unit: '%',
	meaning: null,
	direction: null,
	source: 'Fichier d’essai',
	sourceUrl: 'https://example.org/',
	publisher: null,
	licence: null
};
const known: KnownData = {
	indicators: new Map([['essai', indicator]]),
	territory: (code) => gazetteer.read(code),
	now: new Date('2026-03-12T00:00:00Z')
};

const bytes = (text: string) => new TextEncoder().encode(text);
const readValues = (text: string) => readDataFile('values', 'essai.csv', bytes(text)).sheet;
const check = (text: string) => checkData({ values: readValues(text) }, known);
const HEAD = 'code,indicator,value,year';

/** A file of trial: each line a territory and a year of its own. */
const someLines = fc.uniqueArray(
	fc.record({
		code: fc.constantFrom(
			'35238',
			'56121',
			'2A004',
			'75056',
			'243500139',
			'R53',
			'R11',
			'22',
			'29'
		),
		year: fc.integer({ min: 1801, max: 2026 }),
		value: fc.oneof(
			fc.integer({ min: -1e6, max: 1e6 }),
			fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => Math.abs(value) > 1e-12),
			fc.constantFrom('nd', 's')
		)
	}),
	{ minLength: 1, maxLength: 30, selector: ({ code, year }) => `${code} ${year}` }
);
type Line = { code: string; year: number; value: number | string };

const writeLine = ({ code, value, year }: Line, sign: string, decimal: string) => {
	const number = String(value).replace('.', decimal);
	return [code, 'essai', sign === ',' && number.includes(',') ? `"${number}"` : number, year].join(
		sign
	);
};

describe('a good file', () => {
	test('says what it was written from, whatever its signs', () => {
		const form = fc.record({
			sign: fc.constantFrom(',', ';'),
			decimal: fc.constantFrom('.', ','),
			end: fc.constantFrom('\n', '\r\n'),
			mark: fc.constantFrom('', '\uFEFF'),
			last: fc.boolean()
		});
		fc.assert(
			fc.property(someLines, form, (lines, { sign, decimal, end, mark, last }) => {
				const all = [
					HEAD.replaceAll(',', sign),
					...lines.map((one) => writeLine(one, sign, decimal))
				];
				const { values, faults } = check(mark + all.join(end) + (last ? end : ''));
				expect(faults).toEqual([]);
				expect(
					values.map(({ code, year, value, missing }) => [code, year, missing ?? value])
				).toEqual(
					lines.map(({ code, year, value }) => [
						code,
						year,
						typeof value === 'number' ? value + 0 : value
					])
				);
			})
		);
	});

	test('may say itself what its indicator is, and repeat it as it is', () => {
		const head = `${HEAD},label,unit,source,source_url`;
		const rest = 'Nouveau,km,Fichier d’essai,https://example.org/';
		const good = check(`${head}\n35238,nouveau,1,2020,${rest}\n56121,nouveau,2,2020,${rest}`);
		expect(good.faults).toEqual([]);
		expect(good.indicators).toMatchObject([{ id: 'nouveau', unit: 'km', licence: null }]);
		const other = check(
			`${head}\n35238,nouveau,1,2020,${rest}\n56121,nouveau,2,2020,${rest.replace('km', 'm')}`
		);
		expect(other.faults).toMatchObject([{ line: 3, field: 'unit' }]);
		// Another source is not the one that is known of an indicator.
		const known = check(
			`${HEAD},source\n35238,essai,1,2020,Autre\n56121,essai,1,2020,Fichier d’essai`
		);
		expect(known.faults).toMatchObject([{ line: 2, field: 'source' }]);
		expect(known.values).toHaveLength(1);
		// A definition that is refused refuses its lines, and is told once.
		const broken = check(`${head}\n35238,faux,1,2020,,km,x,y\n56121,faux,2,2020,,km,x,y`);
		expect(broken.faults.map(({ line, field }) => [line, field])).toEqual([
			[2, 'source_url'],
			[2, 'label'],
			[3, 'indicator']
		]);
	});
});

describe('a bad line', () => {
	/** What happens to a line, and the column of the fault. */
	const HARMS: readonly [field: string, (line: Line) => string][] = [
		['code', ({ value, year }) => `,essai,${value},${year}`],
		['code', ({ value, year }) => `99999,essai,${value},${year}`],
		['code', ({ value, year }) => `75118,essai,${value},${year}`],
		['code', ({ value, year }) => `Rennes,essai,${value},${year}`],
		['code', ({ value, year }) => `'; drop table territory; --,essai,${value},${year}`],
		['indicator', ({ code, value, year }) => `${code},inconnu,${value},${year}`],
		['indicator', ({ code, value, year }) => `${code},__proto__,${value},${year}`],
		['indicator', ({ code, value, year }) => `${code},,${value},${year}`],
		['value', ({ code, year }) => `${code},essai,,${year}`],
		['value', ({ code, year }) => `${code},essai,douze,${year}`],
		['value', ({ code, year }) => `${code},essai,"1,2,3",${year}`],
		['value', ({ code, year }) => `${code},essai,=1+1,${year}`],
		['value', ({ code, year }) => `${code},essai,12 %,${year}`],
		['year', ({ code, value }) => `${code},essai,${value},2999`],
		['year', ({ code, value }) => `${code},essai,${value},20`],
		['year', ({ code, value }) => `${code},essai,${value},`],
		['ligne', ({ code, value }) => `${code},essai,${value}`],
		['ligne', ({ code, value, year }) => `${code},essai,${value},${year},de trop`],
		['ligne', () => '�']
	];

	test('is refused with its number and its column, and the others are read', () => {
		fc.assert(
			fc.property(
				someLines,
				fc.nat(),
				fc.constantFrom(...HARMS),
				fc.boolean(),
				(lines, at, [field, harm], blank) => {
					const rank = at % lines.length;
					const text = lines.map((one, other) =>
						other === rank ? harm(one) : writeLine(one, ',', '.')
					);
					// Blank lines count as a text editor counts them.
					if (blank) text.unshift('', '');
					const { values, faults } = check([HEAD, ...text].join('\n'));
					expect(faults).toMatchObject([
						{ file: 'values', line: rank + (blank ? 4 : 2), field, sentence: expect.any(String) }
					]);
					expect(values).toHaveLength(lines.length - 1);
				}
			)
		);
	});

	test('with a quote that does not close on it is refused by its number', () => {
		fc.assert(
			fc.property(someLines, fc.nat(), (lines, at) => {
				const rank = at % lines.length;
				const text = lines.map(
					(one, other) => (other === rank ? '"' : '') + writeLine(one, ';', ',')
				);
				const file = [HEAD.replaceAll(',', ';'), ...text].join('\n');
				expect(() => check(file)).toThrow(
					expect.objectContaining({
						name: 'UnreadableDataFile',
						message: expect.stringContaining(`à la ligne ${rank + 2} `)
					})
				);
			})
		);
		const closed = check(`${HEAD}\n35238,essai,"1,2020\n56121,essai,2",2020\n22,essai,1,2020`);
		expect(closed.faults).toMatchObject([{ line: 2, field: 'ligne' }]);
		expect(closed.values).toMatchObject([{ code: '22' }]);
	});

	test('that gives a territory a second value is refused with the first one', () => {
		const { values, faults } = check(
			`${HEAD}\n35238,essai,1,2020\nCOM-35238,essai,2,2020\n35238,essai,3,2021\n35 238,essai,4,2020`
		);
		expect(faults.map(({ line, field }) => [line, field])).toEqual([
			[2, 'code'],
			[3, 'code'],
			[5, 'code']
		]);
		expect(values).toMatchObject([{ year: 2021, value: 3 }]);
	});

	test('names the present commune of an old code', () => {
		const { faults } = check(`${HEAD}\n75118,essai,1,2020`);
		expect(faults[0]!.sentence).toContain('Lieu d’essai 75056 (75056)');
		expect(faults[0]!.sentence).toContain('ne s’additionnent pas');
	});
});

describe('codes', () => {
	it.each([
		['1004', '', '01004'],
		['R53', '', 'R53'],
		['REG-53', '', 'R53'],
		['53', 'région', 'R53'],
		['53', '', '53'],
		['2a004', 'Commune', '2A004'],
		['243 500 139', 'epci', '243500139']
	])('%s (%s) is %s', (written, kind, code) => {
		const { values, faults } = check(`${HEAD},kind\n${written},essai,1,2020,${kind}`);
		expect(faults).toEqual([]);
		expect(values).toMatchObject([{ code }]);
	});

	test('of another kind than the one that is said are refused', () => {
		const { faults } = check(`${HEAD},kind\n35238,essai,1,2020,departement\n22,essai,1,2020,pays`);
		expect(faults.map(({ line, field }) => [line, field])).toEqual([
			[2, 'code'],
			[3, 'kind']
		]);
	});

	test('of régions are not read as départements', () => {
		const lines = (codes: readonly string[]) =>
			[HEAD, ...codes.map((code) => `${code},essai,1,2020`)].join('\n');
		expect(check(lines(REGIONS))).toMatchObject({
			values: [],
			unreadable: expect.stringContaining('R53')
		});
		expect(check(lines([...REGIONS, '22']))).toMatchObject({ unreadable: null, faults: [] });
		expect(check(lines(REGIONS.map((code) => `R${code}`))).values).toHaveLength(REGIONS.length);
	});

	test('all those of the trial are known', () => {
		for (const code of CODES) expect(gazetteer.read(code)?.code).toBe(code);
	});
});

describe('a file as a whole', () => {
	it.each<[string, Uint8Array, string]>([
		['empty', bytes(' \n'), 'vide'],
		['without lines', bytes(`${HEAD}\n`), 'aucune ligne'],
		['in Latin-1', new Uint8Array([...bytes(`${HEAD}\n`), 0xe9]), 'UTF-8'],
		['in UTF-16', new Uint8Array([0xff, 0xfe, 0x63, 0x00]), 'UTF-16'],
		['of a spreadsheet', bytes('PK\u0003\u0004…'), 'tableur'],
		['with nulls', bytes(`${HEAD}\n\0`), 'tableur'],
		['of one endless line', bytes(`${HEAD}\n${'1'.repeat(70_000)}`), 'démesurée'],
		['of another kind', bytes('bonjour\nmonde'), 'première ligne']
	])('%s is refused with a sentence', (_, content, words) => {
		expect(() => readDataFile('values', 'x.csv', content)).toThrow(UnreadableDataFile);
		expect(() => readDataFile('values', 'x.csv', content)).toThrow(words);
	});

	test('whatever its bytes, is read or refused, and nothing else is thrown', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (content, headed) => {
				const all = headed ? new Uint8Array([...bytes(`${HEAD}\n`), ...content]) : content;
				try {
					checkData({ values: readDataFile('values', 'x.csv', all).sheet }, known);
				} catch (error) {
					expect(error).toBeInstanceOf(UnreadableDataFile);
				}
			})
		);
	});

	test('has a name without folders nor control characters, and a fingerprint', () => {
		const file = readDataFile('values', '..\\../etc/a\u0000b.csv', bytes(`${HEAD}\n1,2,3,4`));
		expect(file.name).toBe('ab.csv');
		expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
	});

	test('ends where its lines are made of nothing but delimiters', () => {
		expect(check(`${HEAD}\n35238,essai,1,2020\n,,,\n   \n`)).toMatchObject({
			faults: [],
			values: [{ code: '35238' }]
		});
	});
});
