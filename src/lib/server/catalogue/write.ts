import { sql } from 'kysely';
import type { Example } from '../../domain/catalogue/example.ts';
import type { Context } from '../platform/context.ts';
import { bumpRevision } from '../platform/revision.ts';

/** An example with the present territories it lies in. */
export interface PlacedExample {
	readonly example: Example;
	/** Code of the smallest known territory. */
	readonly place: string | null;
	/** `place` and what holds it. */
	readonly territories: readonly string[];
	readonly fingerprint: string;
}

const ROWS_A_STATEMENT = 250;

/** Creates or replaces the given examples, with what lists, facets and search need. */
export async function writeExamples(
	context: Context,
	placed: readonly PlacedExample[],
	origin: 'reference' | 'import'
): Promise<void> {
	if (placed.length === 0) return;
	// First: writers of the catalogue follow one another, and each knows its number.
	const revision = await bumpRevision(context, 'catalogue');
	for (let at = 0; at < placed.length; at += ROWS_A_STATEMENT) {
		const rows = placed.slice(at, at + ROWS_A_STATEMENT).map(toRow);
		await sql`
			insert into example (slug, kind, title, summary, category, objectives, domains,
				sdgs, families, scale, place, territories, start_year, record, fingerprint, origin,
				created_at, updated_at, revision)
			select slug, kind, title, summary, category, objectives, domains,
				sdgs, families, scale, place, territories, start_year, record, fingerprint, ${origin},
				${context.now}, ${context.now}, ${revision}
			from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (slug text, kind text,
				title text, summary text, category text, objectives text[],
				domains text[], sdgs smallint[], families text[], scale text, place text,
				territories text[], start_year smallint, record jsonb, fingerprint text)
			on conflict (slug) do update set
				kind = excluded.kind, title = excluded.title, summary = excluded.summary, category = excluded.category,
				objectives = excluded.objectives, domains = excluded.domains, sdgs = excluded.sdgs,
				families = excluded.families, scale = excluded.scale, place = excluded.place,
				territories = excluded.territories, start_year = excluded.start_year,
				record = excluded.record, fingerprint = excluded.fingerprint, origin = excluded.origin,
				updated_at = excluded.updated_at, revision = excluded.revision
		`.execute(context.db);
	}
}

function toRow({ example, place, territories, fingerprint }: PlacedExample) {
	return {
		slug: example.slug,
		kind: example.kind,
		title: example.title,
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
		fingerprint
	};
}
