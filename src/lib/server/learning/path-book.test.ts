import { strFromU8, unzipSync } from 'fflate';
import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { composePdf, epubOf, orderPdf } from '../guide/index.ts';
import { readPathBook } from './index.ts';

const DAY = '2026-11-24';
const ORIGIN = 'https://alliances.exemple.fr';
const BOOK = await readPathBook('decouvrir', DAY);

test('a path as PDF/UA: tagged, its drawings told in words', async () => {
	const text = Buffer.from(await composePdf(orderPdf(BOOK, ORIGIN))).toString('latin1');
	expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
	expect(text.match(/\/S\s*\/Figure/g)?.length).toBe(BOOK.chapters.length);
	expect(text.match(/\/Alt\s*[(<]/g)!.length).toBeGreaterThanOrEqual(BOOK.chapters.length);
	expect(text).toContain(`${ORIGIN}/apprendre?duree=1`);
});

test('the same as EPUB: each chapter is XML, and says that it holds a drawing', () => {
	const files = unzipSync(epubOf(BOOK, ORIGIN).bytes);
	const opf = strFromU8(files['EPUB/package.opf']!);
	for (const [name, bytes] of Object.entries(files))
		if (name.endsWith('.xhtml'))
			new DOMParser({ onError: fail }).parseFromString(strFromU8(bytes), 'text/xml');
	expect(opf.match(/properties="svg"/g)?.length).toBe(BOOK.chapters.length);
	expect(opf).toContain('alternativeText');
});

test('each question is asked, then answered with its explanation', () => {
	const text = JSON.stringify(BOOK.chapters[0]!.blocks);
	expect(text).toContain('Cinq questions');
	expect(text.indexOf('Cinq questions')).toBeLessThan(text.indexOf('Les réponses'));
});

function fail(level: string, message: string): never {
	throw new Error(`${level}: ${message}`);
}
