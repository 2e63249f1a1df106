import { sql } from 'kysely';
import type { Example } from '../../domain/catalogue/example.ts';
import { searchTexts } from '../../domain/catalogue/words.ts';
import { fold } from '../../domain/kernel/typography.ts';
import type { Context } from '../platform/context.ts';

/** An example with the present territories it lies in. */
export interface PlacedExample {
	readonly example: Example;
	/** Code of the smallest known territory. */
	readonly place: string | null;
	/** `place` and what holds it. */
	readonly territories: readonly string[];
	/** Their names: a search for « Morbihan » finds what happens in Lorient. */
	readonly places: readonly string[];
	readonly fingerprint: string;
}

const ROWS_A_STATEMENT = 250;

/** Creates or replaces the given examples, with what lists, facets and search need. */
export async function writeExamples(
	context: Context,
	placed: readonly PlacedExample[],
	origin: 'reference' | 'import'
): Promise<void> {
	for (let at = 0; at < placed.length; at += ROWS_A_STATEMENT) {
		const rows = placed.slice(at, at + ROWS_A_STATEMENT).map(toRow);
		await sql`
			insert into example (slug, kind, title, sort_title, summary, category, objectives, domains,
				sdgs, families, scale, place, territories, start_year, record, fingerprint, origin,
				created_at, updated_at, search)
			select slug, kind, title, sort_title, summary, category, objectives, domains,
				sdgs, families, scale, place, territories, start_year, record, fingerprint, ${origin},
				${context.now}, ${context.now},
				${weighted('a')} || ${weighted('b')} || ${weighted('c')} || ${weighted('d')}
			from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (slug text, kind text,
				title text, sort_title text, summary text, category text, objectives text[],
				domains text[], sdgs smallint[], families text[], scale text, place text,
				territories text[], start_year smallint, record jsonb, fingerprint text,
				text_a text, text_b text, text_c text, text_d text)
			on conflict (slug) do update set
				kind = excluded.kind, title = excluded.title, sort_title = excluded.sort_title,
				summary = excluded.summary, category = excluded.category,
				objectives = excluded.objectives, domains = excluded.domains, sdgs = excluded.sdgs,
				families = excluded.families, scale = excluded.scale, place = excluded.place,
				territories = excluded.territories, start_year = excluded.start_year,
				record = excluded.record, fingerprint = excluded.fingerprint, origin = excluded.origin,
				updated_at = excluded.updated_at, search = excluded.search
		`.execute(context.db);
	}
}

/** The words of one weight, with their accents and without: either way of typing finds them. */
function weighted(weight: 'a' | 'b' | 'c' | 'd') {
	const column = sql.ref(`text_${weight}`);
	const label = sql.lit(weight.toUpperCase());
	return sql`setweight(to_tsvector('french', ${column}) || to_tsvector('french_unaccent', ${column}), ${label}::"char")`;
}

function toRow({ example, place, territories, places, fingerprint }: PlacedExample) {
	const { A, B, C, D } = searchTexts(example, places);
	return {
		slug: example.slug,
		kind: example.kind,
		title: example.title,
		sort_title: fold(example.title).replace(/^[^a-z0-9]+/, ''),
		summary: example.summary,
		category: example.category ?? null,
		objectives: example.objectives,
		domains: example.domains,
		sdgs: example.sdgs,
		families: [...new Set(example.actors.map(({ type }) => type))],
		scale: example.scale,
		place,
		territories,
		start_year: example.startYear ?? null,
		record: example,
		fingerprint,
		text_a: A,
		text_b: B,
		text_c: C,
		text_d: D
	};
}
