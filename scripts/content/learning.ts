import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../src/lib/domain/guide/content-fields.ts';
import type { Term } from '../../src/lib/domain/guide/glossary.ts';
import { makeTermFinder, markTerms } from '../../src/lib/domain/guide/mark-terms.ts';
import {
	inlinesOf,
	plainText,
	readingMinutes,
	type Block
} from '../../src/lib/domain/guide/text.ts';
import { caseFaults, endsOf } from '../../src/lib/domain/learning/case-study.ts';
import {
	caseSchema,
	graphSchema,
	unitSchema,
	type WrittenQuestion,
	type WrittenUnit
} from '../../src/lib/domain/learning/content-schema.ts';
import { graphFaults, type UnitLine } from '../../src/lib/domain/learning/graph.ts';
import { wordsIn } from '../../src/lib/domain/learning/reading-level.ts';
import { QUIZ_MINUTES, WORDS } from '../../src/lib/domain/learning/unit.ts';
import { readBlocks } from '../../src/lib/server/guide/markdown-tree.ts';
import { anchorsIn, checkTexts } from './texts.ts';
import { typographyFaults } from './typography.ts';
import { isFault, readWritten, type ContentFault, type WrittenFile } from '../../src/lib/server/platform/written-file.ts';

export const UNITS = 'content/parcours';
const GRAPH = `${UNITS}/graphe.yaml`;
/** What reading, quiz and exercise make may be that far from the minutes that a unit announces. */
const MINUTES_OFF = 3;
/** Shorter, it does not explain. */
const EXPLANATION = 40;

type Known = Parameters<typeof checkTexts>[1] & {
	readonly examples: ReadonlySet<string>;
	/** Null when the glossary itself has a fault: its words are checked once it has none. */
	readonly glossary: readonly Term[] | null;
};

/** The slugs of the units that are written under `root`. */
export function listUnits(root: string): string[] {
	if (!existsSync(join(root, UNITS))) return [];
	return readdirSync(join(root, UNITS))
		.filter((name) => name.endsWith('.md') && name !== 'README.md')
		.map((name) => name.slice(0, -3))
		.sort();
}

/** All that is wrong in the graph of units, and in the units that are written. */
export function checkLearning(root: string, known: Known): ContentFault[] {
	if (!existsSync(join(root, GRAPH))) return [];
	const faults: ContentFault[] = [];
	const read = (file: string): WrittenFile | null => {
		const written = readWritten(file, readFileSync(join(root, file), 'utf8'));
		if (!isFault(written)) return written;
		faults.push(written);
		return null;
	};
	const graph = read(GRAPH);
	const lines = graph ? readGraph(graph, faults) : [];
	for (const slug of listUnits(root)) {
		const file = read(`${UNITS}/${slug}.md`);
		if (!file) continue;
		const line = lines.find((one) => one.slug === slug);
		if (!line && lines.length > 0)
			faults.push({ file: file.file, line: 1, sentence: `${GRAPH} n’a pas d’unité ${slug}` });
		faults.push(...checkTexts(file, known), ...typographyFaults(file));
		const parsed = readContent(unitSchema, file.data);
		if ('value' in parsed) faults.push(...unitFaults(file, parsed.value, line, known));
		else
			for (const { path, sentence } of parsed.faults)
				faults.push(fault(file, path, `${path.join('.')} : ${sentence}`));
	}
	const units = new Set(listUnits(root));
	for (const name of listCases(root)) {
		const file = read(`${CASES}/${name}`);
		if (!file) continue;
		faults.push(...checkTexts(file, known), ...typographyFaults(file));
		faults.push(...studyFaults(file, units, known));
	}
	return faults;
}

const CASES = `${UNITS}/cas`;

function listCases(root: string): string[] {
	return existsSync(join(root, CASES)) ? readdirSync(join(root, CASES)).sort() : [];
}

function* studyFaults(
	file: WrittenFile,
	units: ReadonlySet<string>,
	known: Known
): Generator<ContentFault> {
	const parsed = readContent(caseSchema, file.data);
	if ('faults' in parsed) {
		for (const { path, sentence } of parsed.faults)
			yield fault(file, path, `${path.join('.')} : ${sentence}`);
		return;
	}
	const study = parsed.value;
	for (const { path, sentence } of caseFaults(study)) yield fault(file, path, sentence);
	if (endsOf(study).length < 3) yield fault(file, ['scenes'], 'il faut au moins trois fins');
	for (const [at, slug] of study.units.entries())
		if (!units.has(slug)) yield fault(file, ['units', at], `l’unité ${slug} n’est pas écrite`);
	for (const [at, slug] of study.examples.entries())
		if (!known.examples.has(slug))
			yield fault(file, ['examples', at], `le catalogue n’a pas d’exemple ${slug}`);
}

function readGraph(file: WrittenFile, faults: ContentFault[]): UnitLine[] {
	const read = readContent(graphSchema, file.data);
	if ('faults' in read) {
		for (const { path, sentence } of read.faults)
			faults.push(fault(file, path, `${path.join('.')} : ${sentence}`));
		return [];
	}
	const units = read.value.units as UnitLine[];
	for (const { rank, field, at, sentence } of graphFaults(units))
		faults.push(fault(file, ['units', rank, field, ...(at === undefined ? [] : [at])], sentence));
	return units;
}

function* unitFaults(
	file: WrittenFile,
	unit: WrittenUnit,
	line: UnitLine | undefined,
	known: Known
): Generator<ContentFault> {
	const blocks = readBlocks(file.body?.text ?? '');
	const start = file.body?.line ?? 1;
	const words = countWords(blocks);
	if (words < WORDS.least || words > WORDS.most)
		yield {
			file: file.file,
			line: start,
			sentence: `le texte a ${words} mots : il en faut de ${WORDS.least} à ${WORDS.most}`
		};
	const taken = readingMinutes(blocks) + QUIZ_MINUTES + unit.exercise.minutes;
	if (line && Math.abs(taken - line.minutes) > MINUTES_OFF)
		yield fault(
			file,
			['exercise', 'minutes'],
			`lecture, quiz et exercice font ${taken} minutes, le graphe en annonce ${line.minutes}`
		);
	if (!anchorsIn(file).has('exemple'))
		yield { file: file.file, line: start, sentence: 'aucun titre n’a l’ancre {#exemple}' };
	const { slug } = unit.example;
	if (!known.examples.has(slug))
		yield fault(file, ['example', 'slug'], `le catalogue n’a pas d’exemple ${slug}`);
	else if (!file.body?.text.includes(`](/exemples/${slug})`))
		yield fault(file, ['example', 'slug'], `le texte ne mène pas à /exemples/${slug}`);
	yield* termFaults(file, unit, blocks, known);
	yield* drawingFaults(file, unit);
	yield* quizFaults(file, unit.quiz);
}

export function countWords(blocks: readonly Block[]): number {
	return [...inlinesOf(blocks)].reduce((sum, one) => sum + wordsIn(plainText(one)).length, 0);
}

function* termFaults(
	file: WrittenFile,
	{ terms }: WrittenUnit,
	blocks: readonly Block[],
	{ glossary }: Known
): Generator<ContentFault> {
	if (!glossary) return;
	const { marked } = markTerms([blocks], makeTermFinder(glossary));
	for (const [at, id] of terms.entries())
		if (!glossary.some((term) => term.id === id))
			yield fault(file, ['terms', at], `le glossaire n’a pas de mot ${id}`);
		else if (!marked.includes(id))
			yield fault(file, ['terms', at], `le texte n’emploie pas le mot ${id}`);
}

function* drawingFaults(file: WrittenFile, { drawing }: WrittenUnit): Generator<ContentFault> {
	if (drawing.kind === 'matrix')
		for (const [rank, { cells }] of drawing.rows.entries())
			if (cells.length !== drawing.columns.length)
				yield fault(
					file,
					['drawing', 'rows', rank, 'cells'],
					`il faut ${drawing.columns.length} cases, une par colonne`
				);
	if (drawing.kind === 'exchange' && !drawing.beyond)
		for (const [rank, { direction }] of drawing.lines.entries())
			if (direction === 'ensemble')
				yield fault(file, ['drawing', 'lines', rank, 'direction'], 'il manque « beyond » au dessin');
}

function* quizFaults(file: WrittenFile, quiz: readonly WrittenQuestion[]): Generator<ContentFault> {
	const seen = new Set<string>();
	for (const [rank, question] of quiz.entries()) {
		const here = (path: (string | number)[], sentence: string) =>
			fault(file, ['quiz', rank, ...path], sentence);
		if (seen.has(question.id)) yield here(['id'], `${question.id} est déjà pris`);
		seen.add(question.id);
		if (question.explain.length < EXPLANATION)
			yield here(['explain'], `${question.explain.length} caractères n’expliquent pas la réponse`);
		if (question.kind === 'single' || question.kind === 'multiple') {
			const right = question.choices.filter((one) => one.right).length;
			if (question.kind === 'single' && right !== 1)
				yield here(['choices'], `${right} réponses justes : il en faut une`);
			if (question.kind === 'multiple' && (right < 2 || right === question.choices.length))
				yield here(['choices'], `${right} réponses justes : il en faut deux au moins, et une fausse`);
		}
		const said = saidIn(question);
		if (new Set(said).size !== said.length) yield here([], 'deux réponses proposées sont les mêmes');
	}
	if (new Set(quiz.map(({ kind }) => kind)).size < 3)
		yield fault(file, ['quiz'], 'il faut au moins trois sortes de questions');
}

function saidIn(question: WrittenQuestion): string[] {
	switch (question.kind) {
		case 'order':
			return question.items;
		case 'match':
			return question.pairs.map(({ right }) => right);
		case 'number':
			return [];
		default:
			return question.choices.map(({ text }) => text);
	}
}

function fault(
	{ file, lineOf }: WrittenFile,
	path: readonly (string | number)[],
	sentence: string
): ContentFault {
	return { file, line: lineOf(path), sentence };
}
