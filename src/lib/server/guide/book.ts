import { makeBook, chapterAnchor, insideBook, type Book } from '../../domain/guide/book.ts';
import type { Role } from '../../domain/guide/roles.ts';
import { writeBlocks } from '../../domain/guide/write-html.ts';
import { readFigureSources } from './figures.ts';
import { readGlossary } from './glossary.ts';
import { readQuestions } from './vademecum.ts';

/** The whole vademecum as it stands on a day `YYYY-MM-DD`, for a role or for all. */
export async function readBook(role: Role | null, day: string): Promise<Book> {
	const { terms } = await readGlossary();
	const sources = await readFigureSources(day);
	return makeBook(await readQuestions(), role, sources, [...terms.values()]);
}

/** The book as one page: each chapter in HTML, its anchors its own, its links to other chapters inside. */
export function writeOnePage(book: Book): { anchor: string; title: string; html: string }[] {
	const called = new Set<string>();
	return book.chapters.map((chapter) => ({
		anchor: chapterAnchor(chapter),
		title: `${chapter.rank}. ${chapter.title}`,
		html: writeBlocks(chapter.blocks, {
			notes: book.notes,
			define: () => '',
			deeper: 1,
			prefix: `${chapter.slug}-`,
			glossaryAt: '',
			isBook: true,
			called,
			link(href) {
				const inside = insideBook(book, href);
				if (!inside) return href;
				const { anchor } = inside;
				return `#${anchor ? `${inside.chapter.slug}-${anchor}` : chapterAnchor(inside.chapter)}`;
			}
		})
	}));
}
