import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { z } from 'zod';
import {
	prepareRules,
	type ActorDecisions,
	type ActorRules
} from '../../domain/catalogue/actor-names.ts';
import { FAMILIES, type Family } from '../../domain/catalogue/vocabulary.ts';
import type { Reader } from '../platform/context.ts';
import { inRoot } from '../platform/root.ts';

const names = z.array(z.string().min(1));
const decisionsSchema = z.strictObject({
	rules: z.int(),
	same: z.array(
		z.strictObject({
			name: z.string().min(1),
			family: z.enum(Object.keys(FAMILIES) as [Family, ...Family[]]),
			names
		})
	),
	different: names,
	generic: names,
	several: names,
	person: names,
	organisation: names
});

/** The decisions made by hand; with them, the number that moves when the rules of the code do. */
export const DECISIONS_FILE = inRoot('data/actors/decisions.yaml');

let decisions: Promise<ActorDecisions> | undefined;

/** The rules that tell organisations apart, with the names that several of our communes bear. */
export async function readActorRules(reader: Reader): Promise<ActorRules> {
	const shared = await reader.db
		.selectFrom('territory')
		.select(sql<string>`min(name)`.as('name'))
		.where('kind', '=', 'commune')
		.groupBy('search_name')
		.having(sql<boolean>`count(*) > 1`)
		.execute();
	return prepareRules(
		await readDecisions(),
		shared.map(({ name }) => name)
	);
}

/** The same rules without the communes: enough to know where a former address leads. */
export async function readDecidedRules(): Promise<ActorRules> {
	return prepareRules(await readDecisions(), []);
}

/** Read once: they change with the product. Throws when the file is not as it must: a fault of ours. */
function readDecisions(): Promise<ActorDecisions> {
	return (decisions ??= readFile(DECISIONS_FILE, 'utf8').then((text) =>
		decisionsSchema.parse(parse(text))
	));
}
