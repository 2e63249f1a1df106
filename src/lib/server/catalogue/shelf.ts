import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { parse } from 'yaml';
import type { Example } from '../../domain/catalogue/example.ts';
import {
	makeLexicon,
	type Lexicon,
	type SynonymGroup
} from '../../domain/catalogue/search/lexicon.ts';
import { Shelf } from '../../domain/catalogue/search/shelf.ts';
import { Spelling, type Writing } from '../../domain/catalogue/search/spelling.ts';
import type { Knowledge } from '../../domain/catalogue/search/concept.ts';
import { plainWords } from '../../domain/kernel/typography.ts';
import type { Gazetteer } from '../../domain/territory/gazetteer.ts';
import type { Reader } from '../platform/context.ts';
import { readRevisionNumbers } from '../platform/revision.ts';
import { inRoot } from '../platform/root.ts';
import { openGazetteer } from '../territory/index.ts';

/** The catalogue in memory as the database says now, and what a search needs beside it. */
export interface OpenShelf {
	readonly shelf: Shelf;
	readonly gazetteer: Gazetteer;
	readonly knowledge: Knowledge;
}

interface Kept {
	catalogue: number;
	gazetteer: Gazetteer;
	shelf: Shelf;
	spelling?: { version: number; made: Spelling };
	turn: Promise<unknown>;
}

/** One per open database. */
const kept = new WeakMap<object, Promise<Kept>>();
let lexicon: Promise<Lexicon> | undefined;

/** Opens the catalogue in memory, brought up to date with what was written since it was last opened. */
export async function openShelf(reader: Reader): Promise<OpenShelf> {
	const gazetteer = await openGazetteer(reader);
	const known = await kept.get(reader.db);
	if (known?.gazetteer === gazetteer && !isWorn(known.shelf)) {
		await follow(reader, known);
		return opened(known);
	}
	const made = makeShelf(reader, gazetteer);
	kept.set(reader.db, made);
	made.catch(() => kept.delete(reader.db));
	return opened(await made);
}

/** Each change takes a new number: once most numbers are empty, the shelf is made anew. */
function isWorn({ room, size }: Shelf): boolean {
	return room > 2 * size + 1000;
}

function opened(known: Kept): OpenShelf {
	const { shelf, gazetteer } = known;
	const knowledge: Knowledge = {
		index: shelf.index,
		gazetteer,
		get spelling() {
			const version = shelf.index.formsVersion;
			if (known.spelling?.version !== version) {
				known.spelling = { version, made: new Spelling(writingsOf(shelf, gazetteer)) };
			}
			return known.spelling.made;
		},
		size: shelf.size
	};
	return { shelf, gazetteer, knowledge };
}

async function makeShelf(reader: Reader, gazetteer: Gazetteer): Promise<Kept> {
	lexicon ??= readLexicon();
	const shelf = new Shelf(await lexicon, (code) => gazetteer.read(code));
	const known: Kept = { catalogue: -1, gazetteer, shelf, turn: Promise.resolve() };
	await follow(reader, known);
	return known;
}

/** Reads what moved, one reader at a time; the others wait for it and find nothing left to do. */
async function follow(reader: Reader, known: Kept): Promise<void> {
	const number = (await readRevisionNumbers(reader)).get('catalogue') ?? 0;
	if (number <= known.catalogue) return;
	const turn = known.turn.then(() =>
		number <= known.catalogue ? undefined : catchUp(reader, known, number)
	);
	known.turn = turn.catch(() => {});
	await turn;
}

const ROWS_A_READ = 2000;
const BREATH = 50; // examples

async function catchUp(reader: Reader, known: Kept, number: number): Promise<void> {
	const { shelf } = known;
	const written = await putMoved(reader, shelf, known.catalogue);
	// A revision that left no row behind took one away, or was written over: then all is counted. What was
	// written since the number was read says nothing of those before it.
	const upTo = [...written].filter((revision) => revision <= number).length;
	const isWhole = known.catalogue >= 0 && upTo === number - known.catalogue;
	if (!isWhole) {
		const { count } = await reader.db
			.selectFrom('example')
			.select(sql<number>`count(*)::int`.as('count'))
			.executeTakeFirstOrThrow();
		if (count !== shelf.size) await takeGone(reader, shelf);
	}
	known.catalogue = number;
}

/** Answers the revisions of what was read. */
async function putMoved(reader: Reader, shelf: Shelf, after: number): Promise<Set<number>> {
	const written = new Set<number>();
	const few = after < 0 ? null : await listFewMoved(reader, after);
	if (few?.length === 0) return written;
	for (let last = 0; ;) {
		const rows = await reader.db
			.selectFrom('example')
			.select([
				'id',
				sql<string>`record::text`.as('record'),
				'place',
				'territories',
				'revision',
				'updated_at as updatedAt'
			])
			.where('revision', '>', after)
			.where('id', '>', last)
			.$if(few !== null, (query) => query.where('id', 'in', few!))
			.orderBy('id')
			.limit(ROWS_A_READ)
			.execute();
		for (const [rank, { record, place, territories, revision, updatedAt }] of rows.entries()) {
			written.add(revision);
			const example = JSON.parse(record) as Example;
			shelf.put({ example, place, territories, updatedAt: updatedAt.getTime() });
			// Whoever asks for a page, or for the end, meanwhile does not wait for the whole catalogue.
			if (rank % BREATH === BREATH - 1) await setImmediate();
		}
		if (rows.length < ROWS_A_READ) return written;
		last = rows.at(-1)!.id;
	}
}

/**
 * The ids of what moved when it is little, which is nearly always; null when it is much. Asked in the
 * order of revisions, they are found by their index: in that of ids, the whole catalogue is walked.
 */
async function listFewMoved(reader: Reader, after: number): Promise<number[] | null> {
	const rows = await reader.db
		.selectFrom('example')
		.select('id')
		.where('revision', '>', after)
		.orderBy('revision')
		.limit(FEW)
		.execute();
	return rows.length < FEW ? rows.map(({ id }) => id) : null;
}
const FEW = 200;

async function takeGone(reader: Reader, shelf: Shelf): Promise<void> {
	const rows = await reader.db.selectFrom('example').select('slug').execute();
	const there = new Set(rows.map(({ slug }) => slug));
	for (const slug of [...shelf.slugs()]) if (!there.has(slug)) shelf.take(slug);
}

/**
 * What a misspelt word may have meant: the words of the examples, of the synonyms, and of the names
 * of territories that people are likely to type.
 */
function* writingsOf(shelf: Shelf, gazetteer: Gazetteer): Generator<Writing> {
	const counts = new Map<string, number>(shelf.index.forms());
	const also = (name: string) => {
		for (const word of plainWords(name))
			if (word.length > 3 && !counts.has(word)) counts.set(word, 1);
	};
	for (const { kind, population, folded } of gazetteer.places()) {
		if (kind === 'epci' || (kind === 'commune' && (population ?? 0) < LARGE_ENOUGH)) continue;
		also(folded);
	}
	for (const { exact } of shelf.index.lexicon.groups) {
		for (const { text } of exact) also(text);
	}
	for (const [folded, count] of counts) yield { folded, count };
}
const LARGE_ENOUGH = 3000; // inhabitants

async function readLexicon(): Promise<Lexicon> {
	const text = await readFile(inRoot('data/synonyms/synonyms.yaml'), 'utf8');
	return makeLexicon(parse(text) as SynonymGroup[]);
}
