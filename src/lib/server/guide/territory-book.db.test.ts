import { mkdir, writeFile } from 'node:fs/promises';
import { makePdf } from '../platform/pdf/make-pdf.ts';
import type { Reader } from '../platform/context.ts';
import { givenExamples, givenTerritories, REAL_EXAMPLES } from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import { orderTerritoryPdf } from './territory-book-pdf.ts';
import { writeTerritoryTexts } from './territory-book-page.ts';
import { readTerritoryBook } from './territory-book.ts';

const DAY = '2026-11-24';
const ORIGIN = 'https://alliances.exemple.fr';
const NO_OPTION = { role: null, domains: [] } as const;

/** One of each: what the catalogue knows there, how large, how far from the rest. */
const TERRITORIES = {
	'51513': 'a village without example',
	'75056': 'Paris',
	'59350': 'Lille',
	'200042992': 'an intercommunalité',
	'29': 'a département',
	R53: 'a région',
	R44: 'a région in the east',
	'974': 'La Réunion',
	R04: 'La Réunion, the région',
	'97302': 'Cayenne',
	'97353': 'a large commune of Guyane',
	'975': 'Saint-Pierre-et-Miquelon',
	'976': 'Mayotte',
	'988': 'Nouvelle-Calédonie',
	'51513x': '' // replaced below by the longest name of all
} as const;

/** PDF_FOLDER=/tmp/somewhere keeps the documents, to be looked at. */
const folder = process.env.PDF_FOLDER;

async function composed(
	reader: Reader,
	code: string,
	options: Parameters<typeof readTerritoryBook>[2] = NO_OPTION
) {
	const book = await readTerritoryBook(reader, code, options, DAY);
	const ordered = orderTerritoryPdf(book, ORIGIN);
	const bytes = await makePdf(ordered.order);
	if (folder) {
		await mkdir(folder, { recursive: true });
		await writeFile(`${folder}/${ordered.name}`, bytes);
	}
	return { book, ordered, bytes, text: Buffer.from(bytes).toString('latin1') };
}

test('first look', async ({ context, reader }) => {
	await givenTerritories(context);
	await givenExamples(context, REAL_EXAMPLES);
	for (const code of Object.keys(TERRITORIES).filter((one) => !one.endsWith('x'))) {
		let began = performance.now();
		const book = await readTerritoryBook(reader, code, NO_OPTION, DAY);
		const read = performance.now() - began;
		began = performance.now();
		const ordered = orderTerritoryPdf(book, ORIGIN);
		const order = performance.now() - began;
		began = performance.now();
		const { text } = await composed(reader, code);
		console.log(
			code,
			book.name,
			text.match(/\/Type\s*\/Page\b/g)!.length,
			'pages',
			Math.round(read),
			Math.round(order),
			Math.round(performance.now() - began),
			'ms',
			JSON.stringify(ordered.order.data).length,
			'chars',
			book.map && JSON.stringify(book.map).length
		);
	}
	const role = await composed(reader, '59350', { role: 'elu', domains: ['sante', 'mobilite'] });
	console.log(role.text.match(/\/Type\s*\/Page\b/g)!.length);
	expect(1).toBe(1);
}, 300_000);
void describe;
void writeTerritoryTexts;
