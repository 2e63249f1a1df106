import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readContent } from '../../domain/guide/content-fields.ts';
import { glossarySchema } from '../../domain/guide/content-schema.ts';
import type { Term } from '../../domain/guide/glossary.ts';
import { makeTermFinder, type TermFinder } from '../../domain/guide/mark-terms.ts';
import { inRoot } from '../platform/root.ts';

/** The glossary, by id in the order of its file, and what finds its terms in a text. */
export interface Glossary {
	readonly terms: ReadonlyMap<string, Term>;
	readonly finder: TermFinder;
}

let all: Promise<Glossary> | undefined;

/** Reads content/glossaire.yaml, once. */
export function readGlossary(): Promise<Glossary> {
	return (all ??= readAll());
}

async function readAll(): Promise<Glossary> {
	return parseGlossary(await readFile(inRoot('content/glossaire.yaml'), 'utf8'));
}

/** Reads a glossary from its text. Throws at what is wrong in it. */
export function parseGlossary(text: string): Glossary {
	const read = readContent(glossarySchema, parse(text));
	if ('faults' in read) {
		const { path, sentence } = read.faults[0]!;
		throw new Error(`content/glossaire.yaml: ${path.join('.')} ${sentence}`);
	}
	const { terms } = read.value;
	return { terms: new Map(terms.map((term) => [term.id, term])), finder: makeTermFinder(terms) };
}
