import { sql } from 'kysely';
import type { ActorRules } from '../../domain/catalogue/actor-names.ts';
import {
	assembleActors,
	departmentOf,
	identifyActor,
	sortingName,
	type ActorWritings
} from '../../domain/catalogue/actors.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import { fold } from '../../domain/kernel/typography.ts';
import { readerOf, type Context } from '../platform/context.ts';
import { readActorRules } from './actor-decisions.ts';

const ROWS_A_STATEMENT = 2000;

/** The part of a record that says who acts. */
type Acted = Pick<Example, 'slug' | 'actors' | 'territory'>;

/**
 * Says which organisations the given examples name, in the place of what was said of them, and
 * computes again those that gained or lost a writing. Belongs in the transaction that writes them.
 */
export async function recordActors(context: Context, examples: readonly Acted[]): Promise<void> {
	if (examples.length === 0) return;
	const rules = await readActorRules(readerOf(context));
	const rows = examples.flatMap((example) => rowsOf(example, rules));
	const left = await forgetActorsOf(
		context,
		examples.map(({ slug }) => slug)
	);
	for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
		await sql`
			insert into example_actor (example, rank, actor, base, name, family, role)
			select example, rank, actor, base, name, family, role
			from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + ROWS_A_STATEMENT))}::jsonb) as row
				(example text, rank smallint, actor text, base text, name text, family text, role text)
		`.execute(context.db);
	}
	await computeActors(context, [...new Set([...left, ...rows.map(({ base }) => base)])], rules);
}

/** Reads the actors of every example again: when the decisions, or the names of communes, changed. */
export async function recordAllActors(context: Context): Promise<void> {
	const examples = await context.db
		.selectFrom('example')
		.select([
			'slug',
			sql<Example['actors']>`record -> 'actors'`.as('actors'),
			sql<Example['territory']>`record -> 'territory'`.as('territory')
		])
		.execute();
	await recordActors(context, examples);
}

function rowsOf(example: Acted, rules: ActorRules) {
	const department = departmentOf({ territory: example.territory ?? undefined });
	return example.actors.flatMap((actor, rank) => {
		const identity = identifyActor(actor, department, rules);
		if (!identity) return [];
		return [
			{
				example: example.slug,
				rank,
				actor: identity.key,
				base: identity.base,
				name: actor.name,
				family: actor.type,
				role: actor.role ?? null
			}
		];
	});
}

/** Answers what the addresses of the organisations that they named are made of. */
async function forgetActorsOf(context: Context, slugs: readonly string[]): Promise<string[]> {
	const gone = await sql<{ base: string }>`
		delete from example_actor
		using jsonb_array_elements_text(${JSON.stringify(slugs)}::jsonb) as given(slug)
		where example_actor.example = given.slug
		returning example_actor.base
	`.execute(context.db);
	return [...new Set(gone.rows.map(({ base }) => base))];
}

/** Names, addresses and counts of the organisations of the given bases, from what the examples say. */
async function computeActors(
	context: Context,
	bases: readonly string[],
	rules: ActorRules
): Promise<void> {
	const asked = JSON.stringify(bases);
	const { rows: met } = await sql<{
		base: string;
		actor: string;
		family: ActorWritings['family'];
		name: string;
		count: number;
	}>`
		select base, actor, min(family) as family, name, count(*)::int as count
		from example_actor
		where base in (select jsonb_array_elements_text(${asked}::jsonb))
		group by base, actor, name
	`.execute(context.db);
	const { rows: counts } = await sql<{ actor: string; examples: number }>`
		select actor, count(distinct example)::int as examples
		from example_actor
		where base in (select jsonb_array_elements_text(${asked}::jsonb))
		group by actor
	`.execute(context.db);
	const examplesOf = new Map(counts.map(({ actor, examples }) => [actor, examples]));
	const byKey = Map.groupBy(met, ({ actor }) => actor);
	const actors = assembleActors(
		[...byKey].map(([key, writings]) => ({
			key,
			base: writings[0]!.base,
			family: writings[0]!.family,
			writings
		})),
		rules
	);
	await sql`
		delete from actor where base in (select jsonb_array_elements_text(${asked}::jsonb))
	`.execute(context.db);
	const rows = actors.map((actor) => ({
		...actor,
		sort_name: sortingName(actor.name),
		search_names: fold([actor.name, ...actor.names].join(' / ')),
		examples: examplesOf.get(actor.key)!
	}));
	for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
		await sql`
			insert into actor (key, base, slug, name, sort_name, search_names, family, names, examples)
			select key, base, slug, name, sort_name, search_names, family, names, examples
			from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + ROWS_A_STATEMENT))}::jsonb) as row
				(key text, base text, slug text, name text, sort_name text, search_names text, family text,
				names text[], examples integer)
		`.execute(context.db);
	}
}
