import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makePdf } from '../platform/pdf/make-pdf.ts';
import { readBook, writeOnePage } from './book.ts';
import { epubOf } from './vademecum-epub.ts';
import { composePdf, orderPdf } from './vademecum-pdf.ts';

const DAY = '2026-11-24';
const ORIGIN = 'https://alliances.exemple.fr';
const BOOK = await readBook(null, DAY);
const FOR_ELECTED = await readBook('elu', DAY);

describe('the book', () => {
	test('holds the seven questions, a note for each figure, each term once', () => {
		expect(BOOK.chapters.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		const numbers = [...BOOK.notes.values()].map(({ number }) => number);
		expect(numbers).toEqual(numbers.map((_, rank) => rank + 1));
		const html = writeOnePage(BOOK)
			.map(({ html }) => html)
			.join('');
		const terms = [...html.matchAll(/class="in-glossary" href="#([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(terms).size).toBe(terms.length);
		expect(terms.length).toBeGreaterThan(20);
	});

	test('on one page, has no anchor twice, and each link inside leads to one', () => {
		const html = writeOnePage(BOOK)
			.map(({ anchor, html }) => `<h2 id="${anchor}"></h2>${html}`)
			.join('');
		const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
		expect(new Set(ids).size).toBe(ids.length);
		const there = new Set([
			...ids,
			...BOOK.terms.map(({ id }) => id),
			...[...BOOK.notes.keys()].map((key) => `source-${key.replace(/[:.]/g, '-')}`)
		]);
		for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(there).toContain(id);
		expect(html).not.toMatch(/href="\/comprendre\/[a-z-]+"/);
	});

	test('for a role opens each question with what it changes', () => {
		const opening = 'Ce que cela change pour un élu ou un agent';
		expect(writeOnePage(FOR_ELECTED).every(({ html }) => html.includes(opening))).toBe(true);
		expect(writeOnePage(BOOK).some(({ html }) => html.includes(opening))).toBe(false);
	});
});

describe('the PDF', () => {
	const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

	test('is a tagged PDF/UA-1 in French, with its title, its day and its outline', async () => {
		const text = latin(await composePdf(orderPdf(BOOK, ORIGIN)));
		expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(text).toMatch(/\/Marked true/);
		expect(text).toMatch(/\/Lang\s*\(fr/);
		expect(text).toMatch(/\/DisplayDocTitle true/);
		expect(text).toMatch(/\/Type\s*\/Outlines/);
		expect(text).toContain(`${BOOK.day}T`);
		expect(text.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(10);
	});

	test('leads to the site, to the sources, and from a figure to its note', async () => {
		const text = latin(await composePdf(orderPdf(BOOK, ORIGIN)));
		const addresses = [...text.matchAll(/\/URI\s*\(([^)]*)\)/g)].map(([, address]) => address!);
		expect(addresses).toContain(`${ORIGIN}/comprendre`);
		expect(addresses.some((one) => one.startsWith(`${ORIGIN}/exemples?`))).toBe(true);
		expect(addresses.some((one) => one.startsWith(`${ORIGIN}/observatoire/indicateurs/`))).toBe(
			true
		);
		expect(addresses.every((one) => /^https?:\/\//.test(one))).toBe(true);
		const links = text.match(/\/Subtype\s*\/Link/g)!.length;
		expect(links - addresses.length).toBeGreaterThan(BOOK.notes.size);
	});

	test('is the same bytes for the same book, others for another role or another site', async () => {
		const again = orderPdf(await readBook(null, DAY), ORIGIN);
		expect(again.mark).toBe(orderPdf(BOOK, ORIGIN).mark);
		const made = [await makePdf(again.order), await composePdf(orderPdf(BOOK, ORIGIN))];
		expect(Buffer.from(made[0]!).equals(Buffer.from(made[1]!))).toBe(true);
		const elected = orderPdf(FOR_ELECTED, ORIGIN);
		expect(elected.mark).not.toBe(again.mark);
		expect(elected.name).toBe('vademecum-faire-alliance-elu.pdf');
		expect(orderPdf(BOOK, 'https://autre.fr').mark).not.toBe(again.mark);
	});
});

describe('the EPUB', () => {
	const { bytes, mark } = epubOf(BOOK, ORIGIN);
	const files = Object.fromEntries(
		Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)])
	);
	const parsed = (name: string) =>
		new DOMParser({
			onError: (level, message) => {
				throw new Error(`${name}: ${level} ${message}`);
			}
		}).parseFromString(files[name]!, 'application/xml');
	const pages = Object.keys(files).filter((name) => name.endsWith('.xhtml'));

	test('says first what it is, not compressed', () => {
		const head = Buffer.from(bytes).toString('latin1', 0, 58);
		expect(head.slice(0, 4)).toBe('PK\u0003\u0004');
		expect(bytes[8]! + bytes[9]!).toBe(0); // stored
		expect(bytes[28]! + bytes[29]!).toBe(0); // no extra field
		expect(head.slice(30)).toBe('mimetypeapplication/epub+zip');
	});

	test('is made of sound XHTML', () => {
		expect(pages).toHaveLength(11);
		for (const name of pages) {
			const html = parsed(name).documentElement!;
			expect(html.namespaceURI).toBe('http://www.w3.org/1999/xhtml');
			expect(html.getAttribute('lang')).toBe('fr');
		}
		parsed('META-INF/container.xml');
	});

	test('names each of its files in its manifest, and reads them in order', () => {
		const book = parsed('EPUB/package.opf');
		const items = [...book.getElementsByTagName('item')];
		const named = items.map((one) => `EPUB/${one.getAttribute('href')}`);
		const others = ['mimetype', 'META-INF/container.xml', 'EPUB/package.opf'];
		expect([...named, ...others].sort()).toEqual(Object.keys(files).sort());
		expect(items.filter((one) => one.getAttribute('properties') === 'nav')).toHaveLength(1);
		const ids = items.map((one) => one.getAttribute('id'));
		const spine = [...book.getElementsByTagName('itemref')].map((one) => one.getAttribute('idref'));
		expect(spine).toHaveLength(10);
		for (const id of spine) expect(ids).toContain(id);
		const said = (name: string) => book.getElementsByTagName(name)[0]?.textContent;
		expect(said('dc:identifier')).toMatch(/^(urn:uuid:|https:\/\/)\S+$/);
		expect(said('dc:title')).toBe(BOOK.title);
		expect(said('dc:language')).toBe('fr');
		expect(files['EPUB/package.opf']).toContain(
			`<meta property="dcterms:modified">${BOOK.day}T00:00:00Z</meta>`
		);
	});

	test('has no link that leads nowhere in it', () => {
		const anchors = new Map(
			pages.map((name) => {
				const all = [...parsed(name).getElementsByTagName('*')];
				const ids = all.flatMap((one) => one.getAttribute('id') || []);
				expect(new Set(ids).size, name).toBe(ids.length);
				return [name.replace('EPUB/', ''), new Set(ids)];
			})
		);
		for (const name of pages) {
			for (const link of [...parsed(name).getElementsByTagName('a')]) {
				const href = link.getAttribute('href')!;
				if (/^https?:\/\//.test(href)) continue;
				const [file, anchor] = href.split('#') as [string, string?];
				expect(anchors.has(file), `${name}: ${href}`).toBe(true);
				if (anchor) expect(anchors.get(file), `${name}: ${href}`).toContain(anchor);
			}
		}
	});

	test('is the same bytes for the same book', async () => {
		expect(epubOf(await readBook(null, DAY), ORIGIN).mark).toBe(mark);
		expect(epubOf(FOR_ELECTED, ORIGIN).mark).not.toBe(mark);
	});
});
