import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import type { Example } from '../../src/lib/domain/catalogue/example.ts';
import { readQuery } from '../../src/lib/domain/catalogue/query.ts';
import { makeLexicon, type SynonymGroup } from '../../src/lib/domain/catalogue/search/lexicon.ts';
import { rank } from '../../src/lib/domain/catalogue/search/rank.ts';
import { select } from '../../src/lib/domain/catalogue/search/select.ts';
import { Shelf } from '../../src/lib/domain/catalogue/search/shelf.ts';
import { Spelling } from '../../src/lib/domain/catalogue/search/spelling.ts';
import { understand } from '../../src/lib/domain/catalogue/search/understand.ts';
import { fold } from '../../src/lib/domain/kernel/typography.ts';
import { regionCode } from '../../src/lib/domain/territory/code.ts';
import { Gazetteer, type Land, type Place } from '../../src/lib/domain/territory/gazetteer.ts';
import type { TerritoryKind } from '../../src/lib/domain/territory/territory.ts';

/** The catalogue that comes with the product, without its database. */
export interface ReferenceCatalogue {
	readonly slugs: ReadonlySet<string>;
	/** What is wrong in a query of the catalogue, or null: something not understood, or no answer. */
	faultOf(address: string): string | null;
}

/** Reads data/examples; the words, and the territories, only when a query asks for them. */
export function readCatalogue(root: string): ReferenceCatalogue {
	const examples = readFileSync(join(root, 'data/examples/examples.jsonl'), 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Example);
	// Most queries only choose among criteria: indexing every word would be all the time of the check.
	const bare = once(() => makeShelf(root, examples.map(withoutWords), null));
	const gazetteer = once(() => readGazetteer(root));
	const placed = once(() => makeShelf(root, examples, gazetteer()));

	return {
		slugs: new Set(examples.map(({ slug }) => slug)),
		faultOf(address) {
			const { query, ignored } = readQuery(new URLSearchParams(address));
			const [wrong] = ignored;
			if (wrong) return `le catalogue ne comprend pas « ${wrong.parameter}=${wrong.value} »`;
			if (!query.text && !query.territory) {
				return select(bare(), query, null, null).total > 0 ? null : NOTHING;
			}
			const place = query.territory ? gazetteer().read(query.territory) : null;
			if (place === undefined) return `aucun territoire n’a le code ${query.territory}`;
			const shelf = placed();
			const ranking = query.text ? rank(shelf, gazetteer(), understood(query.text)) : null;
			return select(shelf, query, ranking, place).total > 0 ? null : NOTHING;
		}
	};

	function understood(text: string) {
		const { index, size } = placed();
		const forms = [...index.forms()].map(([folded, count]) => ({ folded, count }));
		return understand(text, { index, gazetteer: gazetteer(), spelling: new Spelling(forms), size });
	}
}
const NOTHING = 'aucun exemple du catalogue ne répond à cette recherche';

function once<Value>(make: () => Value): () => Value {
	let made: { value: Value } | undefined;
	return () => (made ??= { value: make() }).value;
}

function makeShelf(root: string, examples: readonly Example[], gazetteer: Gazetteer | null): Shelf {
	const groups = readFileSync(join(root, 'data/synonyms/synonyms.yaml'), 'utf8');
	const lexicon = makeLexicon(gazetteer ? (parse(groups) as SynonymGroup[]) : []);
	const shelf = new Shelf(lexicon, (code) => gazetteer?.read(code));
	for (const example of examples) {
		const { commune, department, region } = example.territory ?? {};
		const code = commune ?? department ?? (region && regionCode(region));
		const place = code ? gazetteer?.read(code) : undefined;
		shelf.put({
			example,
			place: place?.code ?? null,
			territories: place ? [place.code, ...place.ancestors] : [],
			updatedAt: 0
		});
	}
	return shelf;
}

/** What criteria are chosen by. */
function withoutWords({ need, action, results, figures, ...example }: Example): Example {
	return {
		...example,
		title: '',
		summary: '',
		actors: example.actors.map((actor) => ({ ...actor, name: '' }))
	};
}

type Row = Record<string, string>;

function readGazetteer(root: string): Gazetteer {
	const rows = (name: string) =>
		parseCsv(readFileSync(join(root, `data/territories/${name}.csv`)), { columns: true }) as Row[];
	const region = (code: string | undefined) => (code?.length === 2 ? [regionCode(code)] : []);
	const place = (row: Row, kind: TerritoryKind, code: string, ancestors: string[]): Place => ({
		code,
		kind,
		name: row.name!,
		article: 0,
		latitude: Number(row.latitude),
		longitude: Number(row.longitude),
		population: Number(row.population) || null,
		approximate: false,
		folded: fold(row.name!),
		ancestors,
		postalCodes: row.postal_codes?.split(' ').filter(Boolean) ?? [],
		neighbours: []
	});
	const places = [
		...rows('regions')
			.filter(({ code }) => code?.length === 2)
			.map((row) => place(row, 'region', regionCode(row.code!), [])),
		...rows('departments').map((row) => place(row, 'departement', row.code!, region(row.region))),
		...rows('epcis').map((row) => place(row, 'epci', row.code!, [])),
		...rows('communes').map((row) =>
			place(row, 'commune', row.code!, [
				...[row.epci, row.department].filter((code) => code !== undefined && code !== ''),
				...region(row.region)
			] as string[])
		)
	];
	const lands = parse(readFileSync(join(root, 'data/synonyms/lands.yaml'), 'utf8')) as Land[];
	const present = rows('aliases').map(({ code, present }) => [code!, present!] as const);
	return new Gazetteer(places, lands, new Map(present));
}
