import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Insertable } from 'kysely';
import type { Example } from '#lib/domain/catalogue/example.ts';
import type { Actor, Membership, SignedIn } from '#lib/domain/kernel/actor.ts';
import { importExamples } from '#lib/server/catalogue/index.ts';
import type { Context } from '#lib/server/platform/context.ts';
import type { Database } from '#lib/server/platform/db/schema.ts';
import { loadReferenceTerritories } from '#lib/server/territory/index.ts';

/** The real examples that come with the product, in the order of their file. */
export const REAL_EXAMPLES: readonly Example[] = readFileSync(
	'data/examples/examples.jsonl',
	'utf8'
)
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line) as Example);

/** An example that is sound, with what the test changes in it. Not shown to anyone. */
export function anExample(change: Partial<Example> & { slug: string }): Example {
	return {
		kind: 'partnership',
		title: 'Une alliance d’essai',
		summary:
			'Une association et une entreprise d’essai font ensemble, pour les besoins d’un test, ce qu’aucune des deux ne ferait seule, et le racontent ici.',
		category: 'mecenat',
		objectives: [],
		actors: [
			{ name: 'Association d’essai', type: 'association' },
			{ name: 'Entreprise d’essai', type: 'entreprise' }
		],
		sdgs: [3],
		domains: ['sante'],
		scale: 'commune',
		sources: [{ title: 'Page d’essai', url: 'https://example.org/' }],
		confidence: 'high',
		...change
	};
}

/** Writes examples as an import does; answers the report. */
export function givenExamples(context: Context, examples: readonly Example[]) {
	const entries = examples.map((example, rank) => ({
		line: rank + 1,
		slug: example.slug,
		example
	}));
	return importExamples(context, entries, { origin: 'import', strict: true });
}

/** All the territories of France, as the product loads them. Takes seconds: `someTerritories` is enough for most tests. */
export function givenTerritories(context: Context) {
	return loadReferenceTerritories(context, 'data/territories', () => {});
}

/** The régions, the départements, and the communes of six départements, from the real files. */
export async function someTerritories(context: Context) {
	const folder = await mkdtemp(join(tmpdir(), 'faire-alliance-territories-'));
	try {
		for (const name of ['communes', 'epcis', 'departments', 'regions', 'aliases']) {
			const [head, ...rows] = (await readFile(`data/territories/${name}.csv`, 'utf8')).split('\n');
			const kept =
				name === 'communes' ? rows.filter((row) => /^(2A|35|56|75|974|976)/.test(row)) : rows;
			await writeFile(join(folder, `${name}.csv`), [head, ...kept].join('\n'));
		}
		await loadReferenceTerritories(context, folder, () => {});
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** Somebody with an account, as `readActor` answers her. Not shown to anyone. */
export async function aPerson(
	context: Context,
	change: {
		name?: string;
		mail?: string;
		role?: SignedIn['role'];
		memberships?: readonly Membership[];
		catalystOf?: readonly string[];
	} = {}
): Promise<SignedIn> {
	const id = randomUUID();
	const { role = 'member', memberships = [], catalystOf = [] } = change;
	await context.db
		.insertInto('person')
		.values({
			id,
			name: change.name ?? 'Personne d’essai',
			mail: change.mail ?? `${id}@example.org`,
			mail_checked: true,
			role,
			created_at: context.now,
			updated_at: context.now
		})
		.execute();
	for (const { organisation, role } of memberships)
		await context.db
			.insertInto('membership')
			.values({ organisation, person: id, role, since: context.now })
			.execute();
	for (const territory of catalystOf)
		await context.db
			.insertInto('catalyst_grant')
			.values({ person: id, territory, granted_at: context.now })
			.execute();
	return { kind: 'person', id, role, memberships, catalystOf };
}

/** An organisation that nobody represents yet; answers its id. Not shown to anyone. */
export async function anOrganisation(
	context: Context,
	change: Partial<Insertable<Database['organisation']>> = {}
): Promise<number> {
	const { id } = await context.db
		.insertInto('organisation')
		.values({
			slug: `organisation-${randomUUID()}`,
			name: 'Association d’essai',
			family: 'association',
			domains: [],
			sdgs: [],
			territories: [],
			languages: ['fr'],
			created_at: context.now,
			updated_at: context.now,
			...change
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** The same world, in which this person acts. */
export function as(actor: Actor, context: Context): Context {
	return { ...context, actor };
}
