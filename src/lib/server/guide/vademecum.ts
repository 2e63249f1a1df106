import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readContent } from '../../domain/guide/content-fields.ts';
import { questionSchema } from '../../domain/guide/content-schema.ts';
import type { Role } from '../../domain/guide/roles.ts';
import { QUESTIONS, type Question, type QuestionSlug } from '../../domain/guide/vademecum.ts';
import { inRoot } from '../platform/root.ts';
import { readBlocks, readInlines } from './markdown-tree.ts';

let all: Promise<Question[]> | undefined;

/** The seven questions in their order. Read once: they change with the product, not while it runs. */
export function readQuestions(): Promise<readonly Question[]> {
	return (all ??= readAll());
}

async function readAll(): Promise<Question[]> {
	const names = await readdir(inRoot('content/vademecum'));
	// That none is missing is checked when the site is built (scripts/check-content.ts).
	return Promise.all(
		QUESTIONS.flatMap((slug, index) => {
			const name = fileOf(slug, index + 1);
			return names.includes(name) ? [readOne(name, index + 1)] : [];
		})
	);
}

async function readOne(name: string, rank: number): Promise<Question> {
	return parseQuestion(await readFile(inRoot('content/vademecum', name), 'utf8'), rank);
}

/** Name of the file of a question in content/vademecum. */
export function fileOf(slug: QuestionSlug, rank: number): string {
	return `${rank}-${slug}.md`;
}

/** The front matter of an editorial file and its body, as they are written; null without front matter. */
export function splitFrontMatter(text: string): { head: string; body: string } | null {
	const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
	return head !== undefined && body !== undefined ? { head, body } : null;
}

/** Reads the text of one question. Throws at what is wrong in it, which `scripts/check-content.ts` says better. */
export function parseQuestion(text: string, rank: number): Question {
	const slug = QUESTIONS[rank - 1]!;
	const parts = splitFrontMatter(text);
	if (!parts) throw new Error(`content/vademecum/${fileOf(slug, rank)} has no front matter`);
	const read = readContent(questionSchema, parse(parts.head));
	if ('faults' in read) {
		const { path, sentence } = read.faults[0]!;
		throw new Error(`content/vademecum/${fileOf(slug, rank)}: ${path.join('.')} ${sentence}`);
	}
	const { answer, figures, examples, further, next, roles, ...rest } = read.value;
	const told = <One extends { sentence: string }>(one: One) => ({
		...one,
		sentence: readInlines(one.sentence)
	});
	return {
		...rest,
		rank,
		slug,
		answer: answer.map(readInlines),
		body: readBlocks(parts.body),
		figures: figures.map(told),
		examples: examples.map(told),
		further: further.map(told),
		next: next.map(told),
		roles: Object.fromEntries(
			Object.entries(roles).map(([role, words]) => [role, readBlocks(words)])
		) as unknown as Record<Role, Question['body']>
	};
}
