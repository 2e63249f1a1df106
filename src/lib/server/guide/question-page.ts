import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import { readQuery } from '../../domain/catalogue/query.ts';
import type { Term } from '../../domain/guide/glossary.ts';
import { inAlphabet } from '../../domain/guide/glossary.ts';
import { markTerms } from '../../domain/guide/mark-terms.ts';
import { numberNotes, type FigureSources, type Note } from '../../domain/guide/notes.ts';
import { refuse } from '../../domain/guide/refusals.ts';
import type { Role } from '../../domain/guide/roles.ts';
import {
	citedIn,
	inlinesOf,
	plainText,
	readingMinutes,
	type Block,
	type Inline
} from '../../domain/guide/text.ts';
import {
	answerBlock,
	isQuestion,
	type Question,
	type QuestionSlug
} from '../../domain/guide/vademecum.ts';
import { writeBlocks, writeInlines, type Pen } from '../../domain/guide/write-html.ts';
import type { Indicator } from '../../domain/observatory/indicator.ts';
import { browseExamples, settleTerritory } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';
import { readFigureSources } from './figures.ts';
import { readGlossary, type Glossary } from './glossary.ts';
import { readQuestions } from './vademecum.ts';

/** A question in a list of them. `first` is the first sentence of its answer, in HTML. */
export interface QuestionLine extends Pick<
	Question,
	'slug' | 'rank' | 'title' | 'short' | 'description'
> {
	readonly first: string;
	readonly minutes: number;
}

/** A page of the vademecum, its texts in HTML. */
export interface QuestionPage extends Pick<
	Question,
	'slug' | 'rank' | 'title' | 'short' | 'description' | 'updated'
> {
	readonly minutes: number;
	/** What the question changes for the role that was chosen. */
	readonly forRole: string | null;
	readonly answer: string;
	readonly contents: readonly { readonly id: string; readonly title: string }[];
	readonly body: string;
	/** The sentences of figures are plain texts; those of what follows are HTML. */
	readonly figures: readonly { readonly indicator: Indicator; readonly sentence: string }[];
	readonly examples: readonly ExampleShelf[];
	readonly further: readonly Linked[];
	readonly next: readonly Linked[];
	readonly notes: readonly Note[];
	/** The terms that the glossary refers to this question. */
	readonly terms: readonly Term[];
	readonly before: Pick<Question, 'slug' | 'title'> | null;
	readonly after: Pick<Question, 'slug' | 'title'> | null;
}

/** The first examples of a selection of the catalogue. */
interface ExampleShelf {
	readonly title: string;
	readonly sentence: string;
	readonly query: string;
	readonly total: number;
	readonly cards: readonly ExampleCard[];
}

interface Linked {
	readonly title: string;
	readonly url: string;
	readonly publisher?: string;
	readonly sentence: string;
}

const CARDS = 3;

/** The seven questions with the beginning of their answers, and the notes of the figures told there. */
export async function listQuestions(
	day: string
): Promise<{ questions: QuestionLine[]; notes: Note[] }> {
	const questions = await readQuestions();
	const cited = questions.flatMap(({ answer }) => citedIn(answer[0]!));
	const notes = numberNotes(cited, await readFigureSources(day));
	const pen: Pen = { notes, called: new Set(), define: neverMarked };
	return {
		questions: questions.map((question) => ({
			slug: question.slug,
			rank: question.rank,
			title: question.title,
			short: question.short,
			description: question.description,
			first: writeInlines(question.answer[0]!, pen),
			minutes: minutesOf(question)
		})),
		notes: [...notes.values()]
	};
}

/** The question of each slug. */
export async function readQuestionTitles(): Promise<Partial<Record<QuestionSlug, string>>> {
	return Object.fromEntries((await readQuestions()).map(({ slug, title }) => [slug, title]));
}

/**
 * One question as it stands on a day `YYYY-MM-DD`, for a role or for all, with examples of the present
 * catalogue. Refuses `unknown_question`.
 */
export async function readQuestionPage(
	reader: Reader,
	slug: string,
	role: Role | null,
	day: string
): Promise<QuestionPage> {
	const questions = await readQuestions();
	const question = isQuestion(slug) ? questions.find((one) => one.slug === slug) : undefined;
	if (!question) throw refuse('unknown_question');
	const sources = await readFigureSources(day);
	const glossary = await readGlossary();
	const told = tellQuestion(question, role, sources, glossary);
	const near = (rank: number) => {
		const { slug, title } = questions.find((one) => one.rank === rank) ?? {};
		return slug && title ? { slug, title } : null;
	};
	return {
		...told,
		examples: await Promise.all(
			told.examples.map(async (one) => ({ ...one, ...(await openShelf(reader, one.query)) }))
		),
		before: near(question.rank - 1),
		after: near(question.rank + 1)
	};
}

/** The texts of a question: what does not depend on the catalogue. */
type ToldQuestion = Omit<QuestionPage, 'examples' | 'before' | 'after'> & {
	readonly examples: readonly Pick<ExampleShelf, 'title' | 'sentence' | 'query'>[];
};

/** Writes the texts of a question: the terms of the glossary marked, the figures with their notes. */
export function tellQuestion(
	question: Question,
	role: Role | null,
	sources: FigureSources,
	{ terms, finder }: Glossary
): ToldQuestion {
	const { parts } = markTerms(
		[role ? question.roles[role] : [], [answerBlock(question)], question.body],
		finder
	);
	const [forRole, answer, body] = parts as [Block[], Block[], Block[]];
	const asides = [...question.examples, ...question.further, ...question.next];
	const runs = [
		...parts.flatMap((part) => [...inlinesOf(part)]),
		...asides.map(({ sentence }) => sentence)
	];
	const notes = numberNotes(runs.flatMap(citedIn), sources);
	const pen: Pen = {
		notes,
		called: new Set(),
		define: (id) => terms.get(id)!.definition
	};
	const told = <One extends { sentence: readonly Inline[] }>(one: One) => ({
		...one,
		sentence: writeInlines(one.sentence, pen)
	});
	const { slug, rank, title, short, description, updated } = question;
	return {
		slug,
		rank,
		title,
		short,
		description,
		updated,
		minutes: minutesOf(question),
		forRole: role && writeBlocks(forRole, pen),
		answer: writeBlocks(answer, pen),
		contents: contentsOf(body),
		body: writeBlocks(body, pen),
		figures: question.figures.map(({ id, sentence }) => ({
			indicator: indicatorOf(id, sources),
			sentence: plainText(sentence)
		})),
		examples: question.examples.map(told),
		further: question.further.map(told),
		next: question.next.map(told),
		notes: [...notes.values()],
		terms: inAlphabet([...terms.values()].filter(({ page }) => page === slug))
	};
}

function indicatorOf(id: string, { indicators }: FigureSources): Indicator {
	const indicator = indicators.get(id);
	if (!indicator) throw new Error(`data/indicators has no indicator ${id}`);
	return indicator;
}

function minutesOf(question: Question): number {
	return readingMinutes([answerBlock(question), ...question.body]);
}

/** The chapters of a text that can be gone to. */
function contentsOf(body: readonly Block[]): { id: string; title: string }[] {
	return body.flatMap((block) =>
		block.kind === 'heading' && block.level === 2 && block.id
			? [{ id: block.id, title: plainText(block.inside) }]
			: []
	);
}

async function openShelf(
	reader: Reader,
	address: string
): Promise<Pick<ExampleShelf, 'total' | 'cards'>> {
	const { query } = readQuery(new URLSearchParams(address));
	const settled = await settleTerritory(reader, { ...query, page: 1 });
	const { items, total } = await browseExamples(reader, settled, CARDS);
	return { total, cards: items.map(({ example }) => example) };
}

function neverMarked(id: string): never {
	throw new Error(`${id} was not marked here`);
}
