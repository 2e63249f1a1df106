import { mkdir, writeFile } from 'node:fs/promises';
import { QUESTIONS } from '../../domain/guide/vademecum.ts';
import type { TerritoryBookOptions } from '../../domain/guide/territory-book-address.ts';
import { listIndicators } from '../observatory/index.ts';
import type { Reader } from '../platform/context.ts';
import {
	givenExamples,
	givenTerritories,
	REAL_EXAMPLES,
	someTerritories
} from '../../../../tests/cast.ts';
import { expect, test } from '../../../../tests/stage.ts';
import { composeTerritoryPdf, orderTerritoryPdf } from './territory-book-pdf.ts';
import { writeTerritoryTexts } from './territory-book-page.ts';
import { readTerritoryBook, readTexts } from './territory-book.ts';

const DAY = '2026-11-24';
const ORIGIN = 'https://alliances.exemple.fr';
const NO_OPTION: TerritoryBookOptions = { role: null, domains: [] };

/** PDF_FOLDER=/tmp/somewhere keeps the documents, to be looked at. */
const folder = process.env.PDF_FOLDER;

async function compose(reader: Reader, code: string, options = NO_OPTION, day = DAY) {
	const book = await readTerritoryBook(reader, code, options, day);
	const ordered = orderTerritoryPdf(book, ORIGIN);
	const bytes = await composeTerritoryPdf(ordered);
	if (folder) {
		await mkdir(folder, { recursive: true });
		await writeFile(`${folder}/${ordered.name}`, bytes);
	}
	return { book, ordered, bytes, text: Buffer.from(bytes).toString('latin1') };
}

const pagesOf = (text: string) => text.match(/\/Type\s*\/Page\b/g)!.length;

test('the vademecum of each kind of territory, with all that we know of France', async ({
	context,
	reader
}) => {
	await givenTerritories(context);
	await givenExamples(context, REAL_EXAMPLES);
	// A village without example, Paris, Lille, two EPCI (one of a long name), a commune of a long name is
	// the village itself; départements and régions, overseas, collectivités.
	for (const code of [
		'51513',
		'75056',
		'59350',
		'200042992',
		'244400610',
		'29',
		'R53',
		'R52',
		'974',
		'R04',
		'97353',
		'975',
		'976',
		'988'
	]) {
		const { book, text } = await compose(reader, code);
		const pages = pagesOf(text);
		expect(pages, code).toBeGreaterThanOrEqual(8);
		expect(pages, code).toBeLessThanOrEqual(16);
		expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(text).toMatch(/\/Marked true/);
		expect(text).toMatch(/\/Lang\s*\(fr/);
		expect(text).toMatch(/\/DisplayDocTitle true/);

		// Seven questions, each with an example, none told twice, each with its source.
		expect(book.questions.map(({ slug }) => slug)).toEqual([...QUESTIONS]);
		const told = book.questions.flatMap(({ stories }) => stories.map(({ path }) => path));
		for (const { stories } of book.questions) expect(stories.length, code).toBeGreaterThan(0);
		expect(new Set(told).size).toBe(told.length);
		const sourced = new Set(book.examples.map(({ path }) => path));
		expect(sourced.size).toBe(book.examples.length);
		for (const path of told) expect(sourced).toContain(path);
		for (const { example } of book.who.missing)
			if (example) expect(told).not.toContain(example.path);
		expect(book.who.known[0]!.count === 'aucun').toBe(book.who.isEmpty);
		if (book.who.isEmpty) expect(book.who.nearest).toMatch(/km|département/);
		expect(JSON.stringify(book)).not.toMatch(/\{(ici|code)\}/);
	}

	// The map says where, or that it is not known.
	expect((await readTerritoryBook(reader, '975', NO_OPTION, DAY)).map).toBeNull();
	const village = await readTerritoryBook(reader, '51513', NO_OPTION, DAY);
	expect(village.map).toMatchObject({
		area: null,
		point: { x: expect.any(Number), y: expect.any(Number) }
	});
	expect((await readTerritoryBook(reader, '29', NO_OPTION, DAY)).map!.area).not.toBeNull();
	expect((await readTerritoryBook(reader, '75056', NO_OPTION, DAY)).map!.area).not.toBeNull();

	// The same day the same bytes; another day, another date and nothing else.
	const [once, twice] = [await compose(reader, '59350'), await compose(reader, '59350')];
	expect(Buffer.from(once.bytes).equals(Buffer.from(twice.bytes))).toBe(true);
	const later = await compose(reader, '59350', NO_OPTION, '2026-11-25');
	const undated = JSON.stringify(later.ordered.order)
		.replace('2026-11-25', '2026-11-24')
		.replace('25\u00A0novembre', '24\u00A0novembre');
	expect(undated).toBe(JSON.stringify(once.ordered.order));

	// For a role and domains.
	const asked = await compose(reader, '244400610', {
		role: 'fondation',
		domains: ['sante', 'mobilite']
	});
	expect(pagesOf(asked.text)).toBeLessThanOrEqual(16);
	expect(asked.ordered.name).toBe('vademecum-244400610-fondation.pdf');
	expect(asked.book.asked).toBe(
		'Pour une fondation\u202F; exemples choisis d’abord en\u00A0: santé et mobilité.'
	);
	const labels = asked.book.questions.map(({ stories }) => stories[0]!.told);
	expect(labels.filter((told) => /Santé|Mobilité/.test(told)).length).toBeGreaterThan(3);
	const written = writeTerritoryTexts(asked.book);
	expect(written.every(({ forRole }) => forRole)).toBe(true);

	// Figures of a région are shown there, and only there.
	const loire = await readTerritoryBook(reader, 'R52', NO_OPTION, DAY);
	expect([...loire.notes.keys()]).toContain('indicateur:probono-pdl-2020-besoin');
	expect([...asked.book.notes.keys()]).toContain('indicateur:probono-pdl-2020-besoin');
	expect([...village.notes.keys()].join()).not.toContain('probono');
}, 180_000);

test('with an empty catalogue, the vademecum says so and stands', async ({ context, reader }) => {
	await someTerritories(context);
	const { book, text } = await compose(reader, '35');
	expect(book.who.nearest).toBe('Le catalogue de ce site est vide pour le moment.');
	expect(book.questions.flatMap(({ stories }) => stories)).toEqual([]);
	expect(pagesOf(text)).toBeGreaterThan(5);
	await expect(readTerritoryBook(reader, '99999', NO_OPTION, DAY)).rejects.toMatchObject({
		code: 'unknown_territory'
	});
});

test('the figures chosen for each question exist, and no percent sign is typed', async () => {
	const known = new Set((await listIndicators()).map(({ id }) => id));
	const texts = await readTexts();
	expect(Object.keys(texts.questions.entries).sort()).toEqual([...QUESTIONS].sort());
	for (const { figure } of Object.values(texts.questions.entries))
		for (const { id } of [
			figure,
			...Object.values(figure.roles ?? {}),
			...Object.values(figure.regions ?? {})
		])
			expect(known).toContain(id);
	expect(JSON.stringify(texts)).not.toContain('%');
});
