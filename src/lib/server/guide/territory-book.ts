import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readContent } from '../../domain/guide/content-fields.ts';
import { inAlphabet } from '../../domain/guide/glossary.ts';
import { markTerms } from '../../domain/guide/mark-terms.ts';
import type { Role } from '../../domain/guide/roles.ts';
import type { TerritoryBookOptions } from '../../domain/guide/territory-book-address.ts';
import {
	makeTerritoryBook,
	type NationalTexts,
	type TerritoryBook
} from '../../domain/guide/territory-book.ts';
import {
	territoryBookSchema,
	type TerritoryBookTexts
} from '../../domain/guide/territory-book-schema.ts';
import { answerBlock } from '../../domain/guide/vademecum.ts';
import { readLocalFacts } from '../observatory/index.ts';
import type { Reader } from '../platform/context.ts';
import { inRoot } from '../platform/root.ts';
import { readFigureSources } from './figures.ts';
import { readGlossary } from './glossary.ts';
import { readQuestions } from './vademecum.ts';

/**
 * The vademecum of a territory, by our code, as it stands on a day `YYYY-MM-DD`. Refuses
 * `unknown_territory`.
 */
export async function readTerritoryBook(
	reader: Reader,
	code: string,
	options: TerritoryBookOptions,
	day: string
): Promise<TerritoryBook> {
	return makeTerritoryBook(
		await readLocalFacts(reader, code, options.domains),
		await readNationalTexts(options.role),
		{ texts: await readTexts(), options, sources: await readFigureSources(day), day }
	);
}

const FILE = 'content/vademecum-territoire.yaml';
let texts: Promise<TerritoryBookTexts> | undefined;

/** Read once, as all that comes with the product. Throws at what is wrong in it. */
export function readTexts(): Promise<TerritoryBookTexts> {
	return (texts ??= readAll());
}

async function readAll(): Promise<TerritoryBookTexts> {
	const read = readContent(territoryBookSchema, parse(await readFile(inRoot(FILE), 'utf8')));
	if ('value' in read) return read.value;
	const { path, sentence } = read.faults[0]!;
	throw new Error(`${FILE}: ${path.join('.')} ${sentence}`);
}

/** The seven questions in short, marked once for each role: thousands of territories share them. */
const national = new Map<Role | null, Promise<NationalTexts>>();

function readNationalTexts(role: Role | null): Promise<NationalTexts> {
	let made = national.get(role);
	if (!made) national.set(role, (made = makeNationalTexts(role)));
	return made;
}

async function makeNationalTexts(role: Role | null): Promise<NationalTexts> {
	const questions = await readQuestions();
	const { terms, finder } = await readGlossary();
	const { parts, marked } = markTerms(
		questions.flatMap((question) => [[answerBlock(question)], role ? question.roles[role] : []]),
		finder
	);
	return {
		questions: questions.map(({ rank, slug, title }, at) => ({
			rank,
			slug,
			title,
			answer: parts[2 * at]!,
			forRole: role ? parts[2 * at + 1]! : null
		})),
		terms: inAlphabet(marked.map((id) => terms.get(id)!))
	};
}
