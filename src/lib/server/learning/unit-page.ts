import { citedIn, inlinesOf, plainText, readingMinutes } from '../../domain/guide/text.ts';
import { markTerms } from '../../domain/guide/mark-terms.ts';
import { numberNotes, type FigureSources } from '../../domain/guide/notes.ts';
import { writeBlocks, writeInlines, type Pen } from '../../domain/guide/write-html.ts';
import { typeset } from '../../domain/kernel/typography.ts';
import { drawSvg, tellDrawing } from '../../domain/learning/draw/draw.ts';
import { ON_SCREEN } from '../../domain/learning/draw/paper.ts';
import { refuse } from '../../domain/learning/refusals.ts';
import type { Unit } from '../../domain/learning/unit.ts';
import type { UnitName, UnitPage, UnitSummary } from '../../domain/learning/view.ts';
import { readCards } from '../catalogue/index.ts';
import { readFigureSources, readGlossary } from '../guide/index.ts';
import type { Reader } from '../platform/context.ts';
import { readUnits } from './units.ts';

type Glossary = Awaited<ReturnType<typeof readGlossary>>;

/** The units that are written, without their texts. */
export async function listUnits(): Promise<UnitSummary[]> {
	return (await readUnits()).map(summaryOf);
}

/** A unit that is written, or null. */
export async function readUnit(slug: string): Promise<Unit | null> {
	return (await readUnits()).find((one) => one.slug === slug) ?? null;
}

/** The page of a unit as it stands on a day `YYYY-MM-DD`. Refuses `unknown_unit`. */
export async function readUnitPage(reader: Reader, slug: string, day: string): Promise<UnitPage> {
	const units = await readUnits();
	const rank = units.findIndex((one) => one.slug === slug);
	const unit = units[rank];
	if (!unit) throw refuse('unknown_unit');
	const told = tellUnit(unit, await readFigureSources(day), await readGlossary());
	const card = (await readCards(reader, [unit.example.slug])).get(unit.example.slug);
	const nameOf = ({ slug, title, minutes }: Unit): UnitName => ({ slug, title, minutes });
	return {
		...told,
		example: card
			? {
					slug: card.slug,
					title: typeset(card.title),
					summary: typeset(card.summary),
					sentence: plainText(unit.example.sentence)
				}
			: null,
		supposes: units.filter((one) => unit.after.includes(one.slug)).map(nameOf),
		following: units[rank + 1] ? nameOf(units[rank + 1]!) : null
	};
}

function summaryOf(unit: Unit): UnitSummary {
	const { slug, title, short, goal, leaves, minutes, path, after, level, stages, roles } = unit;
	const { description, updated } = unit;
	return {
		...{ slug, title, short, goal, leaves, minutes, path, after, level, stages, roles },
		...{ description, updated }
	};
}

/** Writes the texts of a unit: what does not depend on the catalogue. */
export function tellUnit(
	unit: Unit,
	sources: FigureSources,
	{ terms, finder }: Glossary
): Omit<UnitPage, 'example' | 'supposes' | 'following'> {
	const { parts } = markTerms([unit.body], finder);
	const body = parts[0]!;
	const asides = [
		...unit.sources.map(({ sentence }) => sentence),
		...unit.exercise.steps,
		unit.exercise.leaves
	];
	const notes = numberNotes([...inlinesOf(body), ...asides].flatMap(citedIn), sources);
	const pen: Pen = { notes, called: new Set(), define: (id) => terms.get(id)!.definition };
	const { drawing, exercise } = unit;
	return {
		...summaryOf(unit),
		readingMinutes: readingMinutes(unit.body),
		contents: body.flatMap((block) =>
			block.kind === 'heading' && block.level === 2 && block.id
				? [{ id: block.id, title: plainText(block.inside) }]
				: []
		),
		body: writeBlocks(body, pen),
		drawing: {
			title: drawing.title,
			reading: drawing.reading,
			svg: drawSvg(drawing, ON_SCREEN),
			isWhole: drawing.kind === 'matrix' || drawing.kind === 'timeline',
			told: tellDrawing(drawing)
		},
		terms: unit.terms.flatMap((id) => terms.get(id) ?? []),
		sources: unit.sources.map((one) => ({ ...one, sentence: writeInlines(one.sentence, pen) })),
		quiz: unit.quiz,
		exercise: {
			...exercise,
			steps: exercise.steps.map((step) => writeInlines(step, pen)),
			leaves: writeInlines(exercise.leaves, pen)
		},
		notes: [...notes.values()]
	};
}
