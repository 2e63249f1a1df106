import { sql, type RawBuilder } from 'kysely';
import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import { formerAddress } from '../../domain/catalogue/actors.ts';
import { refuse } from '../../domain/catalogue/refusals.ts';
import type { Domain, Family, Role, Scale, Sdg } from '../../domain/catalogue/vocabulary.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { organisationOfActor } from '../organisations/index.ts';
import { nameTerritories } from '../territory/index.ts';
import { readDecidedRules } from './actor-decisions.ts';
import type { ActorSummary } from './actor-directory.ts';
import { readCards } from './cards.ts';

/** A value and the number of examples that bear it. */
export interface Counted<Value> {
	readonly value: Value;
	readonly count: number;
}

/** All that the examples say of one organisation. */
export interface ActorPortrait extends ActorSummary {
	/** Its writings in the examples. */
	readonly names: readonly string[];
	/** One page of its examples, the latest begun first, with the roles it plays in each. */
	readonly items: readonly (ExampleCard & { readonly roles: readonly Role[] })[];
	readonly page: number;
	readonly pages: number;
	readonly roles: readonly Counted<Role>[];
	readonly domains: readonly Counted<Domain>[];
	readonly sdgs: readonly Counted<Sdg>[];
	readonly scales: readonly Counted<Scale>[];
	/** Régions, then départements, where its examples lie. */
	readonly places: readonly Counted<NamedTerritory>[];
	/** First and last years in which one of its examples began. */
	readonly years: readonly [first: number, last: number] | null;
	/** Those it meets most, with the number of examples they share. */
	readonly allies: readonly (ActorSummary & { readonly shared: number })[];
	readonly allAllies: number;
	/** Organisations of another family that bear the same name. */
	readonly homonyms: readonly ActorSummary[];
	/** The organisation of the site that says it is this one. */
	readonly organisation: { readonly slug: string; readonly name: string } | null;
}

const PAGE_SIZE = 20;
const SHOWN_ALLIES = 24;

/**
 * Reads the portrait of an organisation. Refuses `unknown_actor`; answers `{ movedTo }` when the
 * decisions did away with that address.
 */
export async function readActor(
	reader: Reader,
	slug: string,
	asked: number
): Promise<ActorPortrait | { movedTo: string }> {
	const actor = await reader.db
		.selectFrom('actor')
		.select(['key', 'base', 'slug', 'name', sql<Family>`family`.as('family'), 'names', 'examples'])
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (!actor) return { movedTo: await findFormer(reader, slug) };
	const { key, base, ...summary } = actor;
	const told = await readTold(reader, key);
	const rolesOf = Map.groupBy(told, (row) => row.slug);
	const examples = [...rolesOf.values()].map((rows) => rows[0]!);
	const pages = Math.max(1, Math.ceil(examples.length / PAGE_SIZE));
	const page = Math.min(asked, pages);
	const shown = examples.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
	const years = examples.flatMap(({ year }) => (year === null ? [] : [year]));
	const cards = await readCards(
		reader,
		shown.map((one) => one.slug)
	);
	return {
		...summary,
		examples: examples.length,
		items: shown.flatMap((one) => {
			const card = cards.get(one.slug);
			const roles = rolesOf.get(one.slug)!.flatMap(({ role }) => role ?? []);
			return card ? [{ ...card, roles: [...new Set(roles)] }] : [];
		}),
		page,
		pages,
		roles: count(
			[...rolesOf.values()].flatMap((rows) => [...new Set(rows.flatMap(({ role }) => role ?? []))])
		),
		domains: count(examples.flatMap(({ domains }) => domains)),
		sdgs: count(examples.flatMap(({ sdgs }) => sdgs)),
		scales: count(examples.map(({ scale }) => scale)),
		places: await readPlaces(
			reader,
			examples.flatMap(({ territories }) => territories)
		),
		years: years.length > 0 ? [Math.min(...years), Math.max(...years)] : null,
		...(await readAllies(
			reader,
			key,
			told.map(({ slug: example }) => ({ example }))
		)),
		homonyms: await readHomonyms(reader, base, key),
		organisation: await organisationOfActor(reader, key)
	};
}

/** What its examples are about, the latest begun first; a row for each time that one names it. */
async function readTold(reader: Reader, key: string) {
	const named = await reader.db
		.selectFrom('example_actor')
		.select(['example', sql<Role | null>`role`.as('role')])
		.where('actor', '=', key)
		.orderBy('example')
		.orderBy('rank')
		.execute();
	// Two questions rather than a join: without statistics, which the embedded engine does not gather
	// by itself, the join reads the whole catalogue.
	const rows = await reader.db
		.selectFrom('example')
		.select([
			'slug',
			sql<Domain[]>`domains`.as('domains'),
			sql<Sdg[]>`sdgs`.as('sdgs'),
			sql<Scale>`scale`.as('scale'),
			'territories',
			'start_year as year'
		])
		.where(isOneOf(sql.ref('slug'), named))
		.orderBy(sql`coalesce(start_year, 0)`, 'desc')
		.orderBy('slug')
		.execute();
	const rolesOf = Map.groupBy(named, ({ example }) => example);
	return rows.flatMap((row) => rolesOf.get(row.slug)!.map(({ role }) => ({ ...row, role })));
}

function isOneOf(column: RawBuilder<unknown>, named: readonly { example: string }[]) {
	const slugs = JSON.stringify([...new Set(named.map(({ example }) => example))]);
	return sql<boolean>`${column} = any(array(select jsonb_array_elements_text(${slugs}::jsonb)))`;
}

async function findFormer(reader: Reader, slug: string): Promise<string> {
	const present = formerAddress(slug, await readDecidedRules());
	const found =
		present && present !== slug
			? await reader.db
					.selectFrom('actor')
					.select('slug')
					.where('slug', '=', present)
					.executeTakeFirst()
			: undefined;
	if (!found) throw refuse('unknown_actor');
	return found.slug;
}

async function readAllies(
	reader: Reader,
	key: string,
	named: readonly { example: string }[]
): Promise<Pick<ActorPortrait, 'allies' | 'allAllies'>> {
	const met = await reader.db
		.selectFrom('example_actor')
		.select(['actor', sql<number>`count(distinct example)::int`.as('shared')])
		.where(isOneOf(sql.ref('example'), named))
		.where('actor', '<>', key)
		.groupBy('actor')
		.execute();
	const sharedBy = new Map(met.map(({ actor, shared }) => [actor, shared]));
	const known = await reader.db
		.selectFrom('actor')
		.select(['key', 'sort_name', 'slug', 'name', sql<Family>`family`.as('family'), 'examples'])
		.where(
			sql<boolean>`key = any(array(select jsonb_array_elements_text(${JSON.stringify([...sharedBy.keys()])}::jsonb)))`
		)
		.execute();
	const allies = known
		.map((ally) => ({ ...ally, shared: sharedBy.get(ally.key)! }))
		.sort((a, b) => b.shared - a.shared || (a.sort_name + a.key < b.sort_name + b.key ? -1 : 1));
	return {
		allies: allies.slice(0, SHOWN_ALLIES).map(({ slug, name, family, examples, shared }) => ({
			slug,
			name,
			family,
			examples,
			shared
		})),
		allAllies: allies.length
	};
}

function readHomonyms(reader: Reader, base: string, key: string): Promise<ActorSummary[]> {
	return reader.db
		.selectFrom('actor')
		.select(['slug', 'name', sql<Family>`family`.as('family'), 'examples'])
		.where('base', '=', base)
		.where('key', '<>', key)
		.orderBy('slug')
		.execute();
}

/** The régions then the départements among the codes, each with its count. */
async function readPlaces(
	reader: Reader,
	codes: readonly string[]
): Promise<Counted<NamedTerritory>[]> {
	// A code of commune has five signs, one of EPCI nine.
	const counts = count(codes.filter((code) => code.length <= 3));
	const named = await nameTerritories(
		reader,
		counts.map(({ value }) => value)
	);
	const byCode = new Map(named.map((one) => [one.code, one]));
	return counts
		.flatMap(({ value, count: times }) => {
			const place = byCode.get(value);
			return place ? [{ value: place, count: times }] : [];
		})
		.sort((a, b) => Number(b.value.kind === 'region') - Number(a.value.kind === 'region'));
}

/** Each value with its number, the most frequent first, then in the order of the values. */
function count<Value extends string | number>(values: readonly Value[]): Counted<Value>[] {
	const counts = new Map<Value, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts]
		.map(([value, times]) => ({ value, count: times }))
		.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
