import { inAlphabet, type Term } from './glossary.ts';
import { makeTermFinder, markTerms } from './mark-terms.ts';
import { numberNotes, type FigureSources, type Note } from './notes.ts';
import { ROLES_IN_SENTENCE, type Role } from './roles.ts';
import { citedIn, inlinesOf, type Block, type Inline } from './text.ts';
import {
	answerBlock,
	questionPath,
	VADEMECUM_PATH,
	VADEMECUM_TITLE,
	type Question
} from './vademecum.ts';

/** A book of ours, to be printed or read elsewhere than on the site: the vademecum, a learning path. */
export interface Book {
	readonly title: string;
	/** What it holds, in one sentence. */
	readonly opening: string;
	/** Where it is read on the site, and the words that lead there. */
	readonly path: string;
	readonly invitation: string;
	/** Path of its files on the site, without their ending. */
	readonly filePath: string;
	/** Its files once kept, without their ending. */
	readonly fileName: string;
	/** Whom it speaks to; null for everyone. */
	readonly role: Role | null;
	/** Day of its latest text, `YYYY-MM-DD`. */
	readonly day: string;
	readonly chapters: readonly Chapter[];
	/** Of all chapters, in their order. */
	readonly notes: ReadonlyMap<string, Note>;
	readonly terms: readonly Term[];
}

export interface Chapter {
	readonly rank: number;
	readonly slug: string;
	readonly title: string;
	/** Its page on the site. */
	readonly path: string;
	readonly blocks: readonly Block[];
}

/** Binds the questions into a book: a term is explained once, a figure has one note in all of it. */
export function makeBook(
	questions: readonly Question[],
	role: Role | null,
	sources: FigureSources,
	terms: readonly Term[]
): Book {
	const name = `vademecum-faire-alliance${role ? `-${role}` : ''}`;
	return bindBook(
		{
			title: VADEMECUM_TITLE,
			opening: 'Sept questions, leurs sources et un glossaire.',
			path: VADEMECUM_PATH,
			invitation: 'Lire le vadémécum sur le site',
			filePath: `${VADEMECUM_PATH}/vademecum`,
			fileName: name,
			role,
			day: questions.reduce((latest, { updated }) => (updated > latest ? updated : latest), '')
		},
		questions.map((question) => ({
			rank: question.rank,
			slug: question.slug,
			title: question.title,
			path: questionPath(question.slug),
			blocks: chapterOf(question, role)
		})),
		sources,
		terms
	);
}

/** Binds chapters: their terms are marked and their figures numbered across all of them. */
export function bindBook(
	cover: Omit<Book, 'chapters' | 'notes' | 'terms'>,
	chapters: readonly Chapter[],
	sources: FigureSources,
	terms: readonly Term[]
): Book {
	const { parts } = markTerms(
		chapters.map(({ blocks }) => blocks),
		makeTermFinder(terms)
	);
	const cited = parts.flatMap((blocks) => [...inlinesOf(blocks)]).flatMap(citedIn);
	return {
		...cover,
		chapters: chapters.map((chapter, index) => ({ ...chapter, blocks: parts[index]! })),
		notes: numberNotes(cited, sources),
		terms: inAlphabet(terms)
	};
}

/** What a page shows of a question, without its cards: figures, examples and links become lists. */
function chapterOf(question: Question, role: Role | null): Block[] {
	const { figures, examples, further, next } = question;
	return [
		...(role
			? [heading(`Ce que cela change pour ${ROLES_IN_SENTENCE[role]}`), ...question.roles[role]]
			: []),
		heading('La réponse en trois phrases'),
		answerBlock(question),
		...question.body,
		...titledList(
			'Les chiffres',
			figures.map(({ id, sentence }) => [
				{ kind: 'cited', of: 'indicateur', id },
				text(' '),
				...sentence
			])
		),
		...titledList(
			'Des exemples',
			examples.map(({ title, query, sentence }) =>
				linked(title, `/exemples?${query}`, [text('. '), ...sentence])
			)
		),
		...titledList(
			'Pour aller plus loin',
			further.map(({ title, publisher, url, sentence }) =>
				linked(title, url, [text(`, ${publisher}. `), ...sentence])
			)
		),
		...titledList(
			'Et maintenant',
			next.map(({ title, url, sentence }) => linked(title, url, [text('. '), ...sentence]))
		)
	];
}

function titledList(title: string, items: readonly (readonly Inline[])[]): Block[] {
	if (items.length === 0) return [];
	return [
		heading(title),
		{ kind: 'list', ordered: false, items: items.map((inside) => [{ kind: 'line', inside }]) }
	];
}

function heading(title: string): Block {
	return { kind: 'heading', level: 2, id: null, inside: [text(title)] };
}

function linked(title: string, href: string, after: readonly Inline[]): Inline[] {
	return [{ kind: 'link', href, inside: [text(title)] }, ...after];
}

function text(written: string): Inline {
	return { kind: 'text', text: written };
}

/** The anchor of a chapter in a book of one page. */
export function chapterAnchor({ rank }: Pick<Chapter, 'rank'>): string {
	return `question-${rank}`;
}

/**
 * Where a link of a text leads inside the book: the chapter, and the anchor of its text if any. Null
 * for what is elsewhere.
 */
export function insideBook(
	{ chapters }: Pick<Book, 'chapters'>,
	href: string
): { chapter: Chapter; anchor: string | null } | null {
	const [path, anchor] = href.split('#') as [string, string?];
	const chapter = chapters.find((one) => one.path === path.split('?')[0]);
	if (!chapter) return null;
	const known = chapter.blocks.some((block) => block.kind === 'heading' && block.id === anchor);
	return { chapter, anchor: anchor && known ? anchor : null };
}
