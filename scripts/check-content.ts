// Checks the texts of content/ and the questionnaires: node scripts/check-content.ts (the build does it too); with --lisibilite, says how hard the units are to read.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { readContent } from '../src/lib/domain/guide/content-fields.ts';
import {
	glossarySchema,
	questionSchema,
	resourcesSchema
} from '../src/lib/domain/guide/content-schema.ts';
import { territoryBookSchema } from '../src/lib/domain/guide/territory-book-schema.ts';
import { QUESTIONS } from '../src/lib/domain/guide/vademecum.ts';
import type { Term } from '../src/lib/domain/guide/glossary.ts';
import { checkAddresses } from './content/addresses.ts';
import { readCatalogue } from './content/catalogue.ts';
import { checkLearning, listUnits } from './content/learning.ts';
import { reportReading } from './content/reading.ts';
import {
	isFault,
	readWritten,
	type ContentFault,
	type WrittenFile
} from '../src/lib/server/platform/written-file.ts';
import { checkQuestionnaires } from './content/questionnaires.ts';
import { anchorsIn, checkTexts } from './content/texts.ts';

const VADEMECUM = 'content/vademecum';
const GLOSSARY = 'content/glossaire.yaml';
const RESOURCES = 'content/ressources.yaml';
const TERRITORY_BOOK = 'content/vademecum-territoire.yaml';

/** All that is wrong in the texts under `root`, in the order of the files. */
export function checkContent(root: string): ContentFault[] {
	const faults: ContentFault[] = [];
	const read = (file: string): WrittenFile[] => {
		const written = readWritten(file, readFileSync(join(root, file), 'utf8'));
		if (isFault(written)) faults.push(written);
		return isFault(written) ? [] : [written];
	};
	const names = QUESTIONS.map((slug, index) => `${index + 1}-${slug}.md`);
	const there = existsSync(join(root, VADEMECUM)) ? readdirSync(join(root, VADEMECUM)).sort() : [];
	for (const name of names)
		if (!there.includes(name))
			faults.push({ file: `${VADEMECUM}/${name}`, line: 1, sentence: 'manque' });
	for (const name of there)
		if (!names.includes(name))
			faults.push({
				file: `${VADEMECUM}/${name}`,
				line: 1,
				sentence: 'n’est pas l’une des sept questions'
			});

	const questions = there
		.filter((name) => names.includes(name))
		.flatMap((name) => read(`${VADEMECUM}/${name}`));
	const [glossary] = read(GLOSSARY);
	const [resources] = existsSync(join(root, RESOURCES)) ? read(RESOURCES) : [];
	const [book] = read(TERRITORY_BOOK);

	const catalogue = readCatalogue(root);
	const anchors = new Map(questions.map((one) => [slugOf(one.file), anchorsIn(one)]));
	const terms = idsIn(glossary?.data, 'terms');
	const known = {
		questions: anchors,
		terms,
		indicators: idsOf(readJson(root, 'data/indicators/indicators.json')),
		law: legalIds(root),
		resources: resources ? idsIn(resources.data, 'resources') : null,
		examples: catalogue.slugs,
		units: new Set(listUnits(root)),
		faultOfQuery: (address: string) => catalogue.faultOf(address)
	};
	const faultOfAddress = checkAddresses(root, known);

	for (const file of questions) {
		faults.push(...shapeFaults(file, questionSchema));
		faults.push(...checkTexts(file, { ...known, faultOfAddress }));
		for (const [rank, { id }] of listIn(file.data, 'figures').entries())
			if (!known.indicators.has(id!))
				faults.push(
					fault(file, ['figures', rank, 'id'], `data/indicators n’a pas d’indicateur ${id}`)
				);
	}
	if (glossary) {
		faults.push(...shapeFaults(glossary, glossarySchema));
		faults.push(...checkTexts(glossary, { ...known, faultOfAddress }));
		faults.push(...glossaryFaults(glossary, terms, new Set(anchors.keys())));
	}
	if (resources) {
		faults.push(...shapeFaults(resources, resourcesSchema));
		faults.push(...checkTexts(resources, { ...known, faultOfAddress }));
		faults.push(...twice(resources, 'resources'));
	}
	const words = glossary ? readContent(glossarySchema, glossary.data) : null;
	faults.push(
		...checkLearning(root, {
			...known,
			faultOfAddress,
			glossary: words && 'value' in words ? (words.value.terms as Term[]) : null
		})
	);
	if (book) {
		faults.push(...shapeFaults(book, territoryBookSchema));
		faults.push(...checkTexts(book, { ...known, faultOfAddress }));
		for (const { path, id } of citedFigures(book.data))
			if (!known.indicators.has(id))
				faults.push(fault(book, path, `data/indicators n’a pas d’indicateur ${id}`));
	}
	faults.push(...checkQuestionnaires(root, faultOfAddress));
	return faults.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

/** Where each figure of the vademecum of a territory is named: for all, for a role, for a région. */
function citedFigures(
	data: unknown,
	path: (string | number)[] = []
): { path: (string | number)[]; id: string }[] {
	if (typeof data !== 'object' || data === null) return [];
	return Object.entries(data).flatMap(([name, value]) =>
		name === 'id' && typeof value === 'string'
			? [{ path: [...path, name], id: value }]
			: citedFigures(value, [...path, name])
	);
}

function fault(
	{ file, lineOf }: WrittenFile,
	path: (string | number)[],
	sentence: string
): ContentFault {
	return { file, line: lineOf(path), sentence };
}

function shapeFaults(file: WrittenFile, schema: Parameters<typeof readContent>[0]): ContentFault[] {
	const read = readContent(schema, file.data);
	if ('value' in read) return [];
	return read.faults.map(({ path, sentence }) => ({
		file: file.file,
		line: file.lineOf(path),
		sentence: `${path.join('.')} : ${sentence}`
	}));
}

/** Ids and spellings that stand twice; terms and questions that are not there. */
function glossaryFaults(
	file: WrittenFile,
	terms: ReadonlySet<string>,
	questions: ReadonlySet<string>
): ContentFault[] {
	const faults = twice(file, 'terms');
	const owners = new Map<string, string>();
	for (const [rank, one] of listIn(file.data, 'terms').entries()) {
		const { id = '', term, forms, see, page } = one as Record<string, unknown> & { id?: string };
		const spellings = [term, ...(Array.isArray(forms) ? forms : [])].map(String);
		for (const [at, spelling] of spellings.entries()) {
			const owner = owners.get(spelling.toLowerCase());
			const path = at === 0 ? ['terms', rank, 'term'] : ['terms', rank, 'forms', at - 1];
			if (owner) faults.push(fault(file, path, `« ${spelling} » est déjà une forme de ${owner}`));
			else owners.set(spelling.toLowerCase(), id);
		}
		for (const [at, other] of (Array.isArray(see) ? see : []).entries())
			if (!terms.has(String(other)))
				faults.push(
					fault(file, ['terms', rank, 'see', at], `le glossaire n’a pas de mot ${other}`)
				);
		if (page !== undefined && !questions.has(String(page)))
			faults.push(fault(file, ['terms', rank, 'page'], `le vadémécum n’a pas de question ${page}`));
	}
	return faults;
}

function twice(file: WrittenFile, list: string): ContentFault[] {
	const seen = new Set<string>();
	return listIn(file.data, list).flatMap(({ id }, rank) => {
		if (!id || !seen.has(id)) return (seen.add(id ?? ''), []);
		return [fault(file, [list, rank, 'id'], `${id} est déjà pris`)];
	});
}

type Listed = Record<string, unknown> & { id?: string };

function listIn(data: unknown, name: string): Listed[] {
	const list = Array.isArray(data) ? data : (data as Record<string, unknown> | null)?.[name];
	return Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [];
}

function idsIn(data: unknown, name: string): Set<string> {
	return idsOf(listIn(data, name));
}

function idsOf(list: readonly Listed[]): Set<string> {
	return new Set(list.map(({ id }) => String(id)));
}

function legalIds(root: string): Set<string> {
	const folder = join(root, 'data/legal');
	const names = existsSync(folder)
		? readdirSync(folder).filter((name) => name.endsWith('.json'))
		: [];
	return idsOf(names.flatMap((name) => readJson(root, `data/legal/${name}`)));
}

function readJson(root: string, file: string): Listed[] {
	return JSON.parse(readFileSync(join(root, file), 'utf8')) as Listed[];
}

function slugOf(file: string): string {
	return file.replace(/^.*\/\d+-|\.md$/g, '');
}

/** « content/glossaire.yaml:12: le glossaire n’a pas de mot x ». */
export function tellFault({ file, line, sentence }: ContentFault): string {
	return `${file}:${line}: ${sentence}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	if (process.argv.includes('--lisibilite'))
		for (const line of reportReading(process.cwd())) console.log(line);
	const faults = checkContent(process.cwd());
	for (const one of faults) console.error(tellFault(one));
	if (faults.length > 0) process.exitCode = 1;
}
