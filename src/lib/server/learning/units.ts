import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readContent } from '../../domain/guide/content-fields.ts';
import {
	graphSchema,
	unitSchema,
	type WrittenQuestion
} from '../../domain/learning/content-schema.ts';
import type { UnitLine } from '../../domain/learning/graph.ts';
import type { Question } from '../../domain/learning/quiz.ts';
import type { Unit } from '../../domain/learning/unit.ts';
import { readBlocks, readInlines, splitFrontMatter } from '../guide/index.ts';
import { inRoot } from '../platform/root.ts';

const FOLDER = 'content/parcours';

let all: Promise<readonly Unit[]> | undefined;

/**
 * The units that are written, in the order of the graph; the prerequisites that are not written are left
 * out. Read once: content changes with the product, not while it runs.
 */
export function readUnits(): Promise<readonly Unit[]> {
	return (all ??= readAll());
}

async function readAll(): Promise<Unit[]> {
	const names = new Set(await readdir(inRoot(FOLDER)));
	const graph = parseGraph(await readFile(inRoot(FOLDER, 'graphe.yaml'), 'utf8'));
	const shown = graph.filter(({ slug }) => names.has(`${slug}.md`));
	const slugs = new Set(shown.map(({ slug }) => slug));
	return Promise.all(
		shown.map(async (line) => {
			const text = await readFile(inRoot(FOLDER, `${line.slug}.md`), 'utf8');
			return parseUnit(text, { ...line, after: line.after.filter((slug) => slugs.has(slug)) });
		})
	);
}

/** Reads the graph. Throws at what is wrong in it, which `scripts/check-content.ts` says better. */
export function parseGraph(text: string): readonly UnitLine[] {
	const read = readContent(graphSchema, parse(text));
	if ('faults' in read) {
		const { path, sentence } = read.faults[0]!;
		throw new Error(`${FOLDER}/graphe.yaml: ${path.join('.')} ${sentence}`);
	}
	return read.value.units as UnitLine[];
}

/** Reads the text of a unit. Throws at what is wrong in it. */
export function parseUnit(text: string, line: UnitLine): Unit {
	const file = `${FOLDER}/${line.slug}.md`;
	const parts = splitFrontMatter(text);
	if (!parts) throw new Error(`${file} has no front matter`);
	const read = readContent(unitSchema, parse(parts.head));
	if ('faults' in read) {
		const { path, sentence } = read.faults[0]!;
		throw new Error(`${file}: ${path.join('.')} ${sentence}`);
	}
	const { example, exercise, sources, quiz, ...rest } = read.value;
	return {
		...line,
		...rest,
		body: readBlocks(parts.body),
		example: { slug: example.slug, sentence: readInlines(example.sentence) },
		exercise: {
			...exercise,
			steps: exercise.steps.map(readInlines),
			leaves: readInlines(exercise.leaves)
		},
		sources: sources.map((one) => ({ ...one, sentence: readInlines(one.sentence) })),
		quiz: quiz.map(questionOf)
	};
}

function questionOf(written: WrittenQuestion): Question {
	switch (written.kind) {
		case 'single':
		case 'multiple':
			return {
				...written,
				choices: written.choices.map(({ text, right }) => ({ text, right: right === true }))
			};
		case 'number':
			return { ...written, tolerance: written.tolerance ?? 0 };
		default:
			return written;
	}
}
