import { randomUUID } from 'node:crypto';
import { requestLink } from '#lib/server/accounts/index.ts';
import { openDatabase } from '#lib/server/platform/db/open.ts';
import type { Context } from '#lib/server/platform/context.ts';

/** Two organisations and the people who speak for them, once per project: they sign in by a real link. */
export interface NeedsCast {
	readonly lea: string;
	readonly paul: string;
}

const PROJECTS = ['with JavaScript', 'without JavaScript'] as const;
const VARIABLE = 'NEEDS_CAST';

/** Writes them in the folder of a site that is stopped; the paths of their links are for the workers. */
export async function seedNeedsCast(folder: string): Promise<void> {
	const open = await openDatabase({ folder });
	try {
		const context: Context = { db: open.db, actor: { kind: 'operator' }, now: new Date() };
		const casts: Record<string, NeedsCast> = {};
		for (const [rank, project] of PROJECTS.entries())
			casts[project] = {
				lea: await seed(context, rank, 'Léa', 'Les Aînés du Golfe', 'association'),
				paul: await seed(context, rank, 'Paul', 'Cars du Morbihan', 'entreprise')
			};
		process.env[VARIABLE] = JSON.stringify(casts);
	} finally {
		await open.close();
	}
}

/** The links of a project, or null on a site that someone else started. */
export function readNeedsCast(project: string): NeedsCast | null {
	const casts = JSON.parse(process.env[VARIABLE] ?? '{}') as Record<string, NeedsCast>;
	return casts[project] ?? null;
}

/** Answers the path of the link that signs her in, once. */
async function seed(
	context: Context,
	rank: number,
	name: string,
	organisation: string,
	family: string
): Promise<string> {
	const { db, now } = context;
	const mail = `${name.toLowerCase().replace('é', 'e')}-${rank}@example.org`;
	const id = randomUUID();
	const dates = { created_at: now, updated_at: now };
	await db
		.insertInto('person')
		.values({
			id,
			name,
			mail,
			mail_checked: true,
			consent_at: now,
			consent_version: 'essai',
			...dates
		})
		.execute();
	const { id: held } = await db
		.insertInto('organisation')
		.values({
			slug: `${family}-${rank}`,
			name: rank === 0 ? organisation : `${organisation} (${rank + 1})`,
			family,
			domains: [],
			sdgs: [],
			territories: [],
			languages: ['fr'],
			place: '56260',
			...dates
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('membership')
		.values({ organisation: held, person: id, role: 'representative', since: now })
		.execute();
	const guest = {
		origin: 'http://localhost',
		visit: { device: 'Essai', network: '' },
		cookies: '',
		providers: [],
		account: null
	};
	await requestLink(context, guest, mail, '/besoins');
	const { body_text } = await db
		.selectFrom('mail')
		.select('body_text')
		.where('address', '=', mail)
		.executeTakeFirstOrThrow();
	return /(\/connexion\/lien\?\S+)/.exec(body_text)![1]!;
}
