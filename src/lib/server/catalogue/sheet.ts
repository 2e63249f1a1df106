import { renderSVG } from 'uqr';
import type { Example } from '../../domain/catalogue/example.ts';
import { toSheet } from '../../domain/catalogue/sheet.ts';
import type { Reader } from '../platform/context.ts';
import { makePdf } from '../platform/pdf/make-pdf.ts';
import { readExample } from './read.ts';

export interface PdfFile {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly name: string;
}

/** The sheet of one example: one A4 page. Refuses `unknown_example`, and what `makePdf` refuses. */
export async function sheetPdf(reader: Reader, slug: string, origin: string): Promise<PdfFile> {
	const { example, updatedAt } = await readExample(reader, slug);
	return { bytes: await drawSheet(example, updatedAt, origin), name: `fiche-${slug}.pdf` };
}

/** Composes the sheet of an example that was read. */
export function drawSheet(
	example: Example,
	updatedAt: Date,
	origin: string
): Promise<Uint8Array<ArrayBuffer>> {
	const sheet = drawnSheet(example, updatedAt, origin);
	return makePdf({
		template: '/lib/server/catalogue/templates/one-sheet.typ',
		title: sheet.title,
		day: updatedAt.toISOString().slice(0, 10),
		footer: footerOf(origin),
		data: sheet
	});
}

/** What `templates/sheet.typ` receives: the texts, and the code that a telephone reads. */
export function drawnSheet(example: Example, updatedAt: Date, origin: string) {
	const sheet = toSheet(example, origin, updatedAt.toISOString().slice(0, 10));
	return { ...sheet, code: renderSVG(sheet.address, { border: 0 }) };
}

export function footerOf(origin: string): string {
	return `Faire alliance, ${origin}`;
}
