import { bindBook, type Book, type Chapter } from '../../domain/guide/book.ts';
import type { Block, Inline } from '../../domain/guide/text.ts';
import { formatCount } from '../../domain/kernel/typography.ts';
import { pathAddress } from '../../domain/learning/address.ts';
import { drawSvg, tellDrawing } from '../../domain/learning/draw/draw.ts';
import { ON_PAPER } from '../../domain/learning/draw/paper.ts';
import { minutesOf, PATHS, unitsOf, type PathId } from '../../domain/learning/graph.ts';
import { shown, tellRight, type Question } from '../../domain/learning/quiz.ts';
import { refuse } from '../../domain/learning/refusals.ts';
import { LEARNING_PATH, unitPath, type Unit } from '../../domain/learning/unit.ts';
import { readFigureSources, readGlossary } from '../guide/index.ts';
import { readUnits } from './units.ts';

/**
 * A whole path as a book, as it stands on a day `YYYY-MM-DD`: its units, their quizzes with the answers
 * after. Refuses `unknown_path` when none of its own units is written.
 */
export async function readPathBook(path: PathId, day: string): Promise<Book> {
	const all = await readUnits();
	if (!all.some((unit) => unit.path === path)) throw refuse('unknown_path');
	const units = unitsOf(all, path);
	const { terms } = await readGlossary();
	const { title, hours } = PATHS[path];
	return bindBook(
		{
			title: `Apprendre à faire alliance\u00A0: ${title.toLowerCase()}`,
			opening: `${formatCount(units.length, 'unité')}, ${formatCount(minutesOf(units), 'minute')} en tout. Le programme est le nôtre.`,
			path: pathAddress({ path, role: null, stage: null }),
			invitation: 'Suivre ce parcours sur le site',
			filePath: `${LEARNING_PATH}/${path}`,
			fileName: `parcours-faire-alliance-${hours}-h`,
			role: null,
			day: units.reduce((latest, { updated }) => (updated > latest ? updated : latest), '')
		},
		units.map((unit, index) => chapterOf(unit, index + 1)),
		await readFigureSources(day),
		[...terms.values()]
	);
}

function chapterOf(unit: Unit, rank: number): Chapter {
	return {
		rank,
		slug: unit.slug,
		title: unit.title,
		path: unitPath(unit.slug),
		blocks: [
			paragraph([
				{ kind: 'strong', inside: [text('À la fin\u00A0: ')] },
				text(`${unit.goal} ${formatCount(unit.minutes, 'minute')}.`)
			]),
			...drawn(unit),
			...unit.body,
			heading(`À vous\u00A0: ${unit.exercise.title}`),
			{ kind: 'list', ordered: true, items: unit.exercise.steps.map(line) },
			paragraph([
				text('L’outil\u00A0: '),
				{ kind: 'link', href: unit.exercise.tool.url, inside: [text(unit.exercise.tool.title)] },
				text('. À la fin, vous aurez\u00A0: '),
				...unit.exercise.leaves
			]),
			heading('Cinq questions'),
			...unit.quiz.flatMap((question, at) => asked(question, at + 1)),
			heading('Les réponses'),
			{
				kind: 'list',
				ordered: true,
				items: unit.quiz.map((question) => line([text(answered(question))]))
			},
			heading('Sources'),
			{
				kind: 'list',
				ordered: false,
				items: unit.sources.map(({ title, publisher, url, sentence }) =>
					line([
						{ kind: 'link', href: url, inside: [text(title)] },
						text(`, ${publisher}. `),
						...sentence
					])
				)
			}
		]
	};
}

function drawn({ drawing }: Unit): Block[] {
	const told = tellDrawing(drawing);
	return [
		heading(drawing.title),
		{
			kind: 'figure',
			svg: drawSvg(drawing, ON_PAPER),
			says: `${drawing.title}. ${drawing.reading}`
		},
		paragraph([text(drawing.reading)]),
		told.is === 'table'
			? {
					kind: 'table',
					head: told.head.map((cell) => [text(cell)]),
					rows: told.rows.map((row) => row.map((cell) => [text(cell)]))
				}
			: {
					kind: 'list',
					ordered: told.ordered,
					items: told.items.map(({ name, sentence }) =>
						line([{ kind: 'strong', inside: [text(name)] }, text(`\u00A0: ${sentence}`)])
					)
				}
	];
}

/** A question as paper asks it. */
function asked(question: Question, rank: number): Block[] {
	const items = itemsOf(question);
	return [
		paragraph([{ kind: 'strong', inside: [text(`${rank}. `)] }, text(question.ask)]),
		...(items.length > 0
			? [{ kind: 'list', ordered: false, items: items.map((one) => line([text(one)])) } as const]
			: [])
	];
}

function itemsOf(question: Question): string[] {
	switch (question.kind) {
		case 'single':
		case 'multiple':
			return question.choices.map((choice) => choice.text);
		case 'order':
			return shown(question).map((place) => question.items[place]!);
		case 'match':
			return [
				...question.pairs.map(({ left }) => left),
				...shown(question).map((place) => `→ ${question.pairs[place]!.right}`)
			];
		case 'number':
			return [];
	}
}

/** The right answer and why. */
function answered(question: Question): string {
	const right = tellRight(question).join('\u202F; ');
	return `${right}${/[.!?]$/.test(right) ? '' : '.'} ${question.explain}`;
}

function heading(title: string): Block {
	return { kind: 'heading', level: 2, id: null, inside: [text(title)] };
}

function paragraph(inside: readonly Inline[]): Block {
	return { kind: 'paragraph', inside };
}

function line(inside: readonly Inline[]): Block[] {
	return [{ kind: 'line', inside }];
}

function text(written: string): Inline {
	return { kind: 'text', text: written };
}
