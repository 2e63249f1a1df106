import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { EMPTY_ACTOR_QUERY } from '../../domain/catalogue/actor-query.ts';
import { toCsvRow, unguardFormula } from '../../domain/catalogue/csv.ts';
import type { SynonymGroup } from '../../domain/catalogue/search/lexicon.ts';
import {
	CATEGORIES,
	CATEGORY_MEANINGS,
	DOMAINS,
	FAMILIES,
	OBJECTIVES,
	SCALES,
	type Category
} from '../../domain/catalogue/vocabulary.ts';
import { toIndicatorRow } from '../../domain/observatory/indicator-csv.ts';
import type { Row, Table } from '../../domain/observatory/open-data.ts';
import { arrangeStudies } from '../../domain/observatory/study.ts';
import { exportExamples, listActors } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';
import { inRoot } from '../platform/root.ts';
import { readAtlas } from './atlas.ts';

type Rows = (reader: Reader, table: Table) => AsyncIterable<Row> | Promise<readonly Row[] | null>;

/** Where the rows of each table come from. Null when the product does not hold the table. */
export const TABLE_ROWS: Readonly<Record<string, Rows>> = {
	examples: exampleRows,
	actors: actorRows,
	indicators: async () => (await readAtlas()).indicators.map(toIndicatorRow),
	studies: async () =>
		arrangeStudies(await readAtlas()).flatMap(({ studies }) =>
			studies.map(({ id, title, programme, names, years, figures }) => ({
				id,
				title,
				programme,
				names,
				years,
				indicators: figures.length
			}))
		),
	programmes: async () =>
		(await readAtlas()).programmes.map(({ id, title, from, to, sentence, url }) => ({
			id,
			title,
			from,
			to,
			sentence,
			url
		})),
	themes: async () =>
		(await readAtlas()).themes.map(({ id, title, sentence, indicators }) => ({
			id,
			title,
			sentence,
			indicators
		})),
	populations: async () =>
		(await readAtlas()).populations.map(({ id, title, names }) => ({ id, title, names })),
	questions: async () =>
		(await readAtlas()).questions.map(({ id, title, theme, kind, bars }) => ({
			id,
			title,
			theme,
			kind,
			indicators: bars.map((bar) => bar.id)
		})),
	warnings: async () => {
		const atlas = await readAtlas();
		return atlas.warnings.map((warning) => ({
			id: warning.id,
			title: warning.title,
			text: warning.text,
			url: warning.url,
			indicators: atlas.indicators
				.filter(({ warnings }) => warnings.includes(warning))
				.map(({ id }) => id)
		}));
	},
	domains: async () => labelled(DOMAINS),
	categories: async () =>
		labelled(CATEGORIES).map((row) => ({ ...row, meaning: CATEGORY_MEANINGS[row.id as Category] })),
	objectives: async () => labelled(OBJECTIVES),
	scales: async () => labelled(SCALES).map((row, rank) => ({ ...row, rank: rank + 1 })),
	families: async () => labelled(FAMILIES),
	synonyms: async () =>
		((await readYaml('data/synonyms/synonyms.yaml')) as SynonymGroup[]).map((group) => ({
			concept: group.concept,
			exact: group.exact,
			means: group.means ?? [],
			near: group.near ?? [],
			domains: group.domains ?? [],
			families: group.families ?? [],
			public: group.public ?? false,
			rural: group.rural ?? false
		})),
	glossary: () => contentRows('content/glossaire.yaml', 'terms'),
	resources: () => contentRows('content/ressources.yaml', 'resources'),
	legal: legalRows
};

async function* exampleRows(reader: Reader, { fields }: Table): AsyncGenerator<Row> {
	for await (const examples of exportExamples(reader)) {
		for (const example of examples) {
			const cells = Object.entries(toCsvRow(example)).map(([name, cell]) => {
				const text = unguardFormula(cell);
				const type = fields.find((field) => field.name === name)?.type;
				if (type === 'list') return [name, text === '' ? [] : text.split('\n')] as const;
				if (text === '') return [name, null] as const;
				return [name, type === 'year' ? Number(text) : text] as const;
			});
			yield Object.fromEntries(cells);
		}
	}
}

async function* actorRows(reader: Reader): AsyncGenerator<Row> {
	let cursor: string | null = null;
	do {
		const { items, next } = await listActors(reader, EMPTY_ACTOR_QUERY, { limit: 500, cursor });
		for (const { slug, name, family, examples, names } of items)
			yield { slug, name, family, examples, names };
		cursor = next;
	} while (cursor !== null);
}

function labelled(words: Readonly<Record<string, string>>) {
	return Object.entries(words).map(([id, label]) => ({ id, label }));
}

async function readYaml(path: string): Promise<unknown> {
	return parse(await readFile(inRoot(path), 'utf8'));
}

/** The records of a file of content, in the fields of their table; null when the file is not there. */
async function contentRows(path: string, list: string): Promise<readonly Row[] | null> {
	const content = await readYaml(path).catch(absent);
	if (content === null) return null;
	const records = (content as Record<string, Row[] | undefined>)[list] ?? [];
	return records.map((record): Row =>
		list === 'resources'
			? {
					...record,
					language: record.language ?? 'fr',
					// « tous » is written as a word, the others as a list; « 1 h » as its minutes, when they are given.
					roles: typeof record.roles === 'string' ? [record.roles] : (record.roles ?? [])
				}
			: record
	);
}

interface RecordedParameter {
	id: string;
	label: string;
	unit: string;
	values: {
		value: number;
		from: string | null;
		to: string | null;
		source: { title: string; url: string; publisher: string };
		toVerify: boolean;
		note?: string;
	}[];
}

/** One row a value; null when no file of law is there. */
async function legalRows(): Promise<readonly Row[] | null> {
	const files = ((await readdir(inRoot('data/legal')).catch(absent)) ?? [])
		.filter((name) => name.endsWith('.json'))
		.sort();
	if (files.length === 0) return null;
	const texts = await Promise.all(
		files.map((name) => readFile(inRoot('data/legal', name), 'utf8'))
	);
	return texts
		.flatMap((text) => JSON.parse(text) as RecordedParameter[])
		.flatMap(({ id, label, unit, values }) =>
			values.map(({ value, from, to, source, toVerify, note }) => ({
				id,
				label,
				value,
				unit,
				from,
				to,
				to_verify: toVerify,
				note: note ?? null,
				source_title: source.title,
				source_url: source.url,
				source_publisher: source.publisher
			}))
		);
}

function absent(error: unknown): null {
	if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
	throw error;
}
