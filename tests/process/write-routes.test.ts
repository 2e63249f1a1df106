import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '#lib/server/accounts/session.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { openDatabase } from '#lib/server/platform/db/open.ts';
import { aPerson, anOrganisation } from '../cast.ts';
import { aFilledFolder, startSite, type Site } from '../site.ts';
import { listWriteRoutes, type WriteRoute } from '../write-routes.ts';

/*
 * Every way of writing on the site, read from its sources, is tried by people who have no right to: a
 * visitor, somebody signed in who has nothing to do with what she aims at, and a page of another site. A
 * route that is not said here to be anyone's is somebody's: whoever adds one has nothing to write.
 */

/** Open to anyone, by what they are: they sign in, ask a secret link or a signed word, or tell a fault. */
const ANYONES: readonly RegExp[] = [
	/^\/connexion(\/|$)/,
	/^\/courriels\//,
	/^\/se-situer(\/|$)/,
	/^\/evaluer$/,
	/^\/besoins\/reponse\//,
	/^\/exemples\/\[slug\]\/signaler$/,
	// Says whether a badge is ours, and keeps nothing of it.
	/^\/attestations$/,
	// The answers to a quiz are graded, and counted without anybody.
	/^\/apprendre\/\[/,
	// A demonstration, which keeps nothing.
	/^\/administration\/composants$/
];
/** Of whoever is signed in, about herself: they answer a stranger, and must touch nobody else. */
const ONES_OWN: readonly RegExp[] = [
	/^\/compte(\/|$)/,
	/^\/apprendre$/,
	/^\/besoins\/nouveau$/,
	/^\/messages\/nouveau$/,
	/^\/organisations\/nouvelle$/,
	/^\/organisations\/\[slug\]\/revendiquer$/,
	/^\/organisations\/verification$/,
	/^\/invitations$/
];

const routes = listWriteRoutes();
const isIn = (list: readonly RegExp[], { route }: WriteRoute) =>
	list.some((one) => one.test(route));
const closed = routes.filter((route) => !isIn(ANYONES, route));
const others = closed.filter((route) => !isIn(ONES_OWN, route));

let site: Site;
let removeFolder: () => Promise<void>;
let folder: string;
let stranger: string;
/** What the attackers aim at: all that is hers. */
const aim = {
	her: '',
	organisation: 0,
	session: '',
	claim: 0,
	invitation: 0,
	token: 0,
	need: 0,
	badge: '1'
};
let before: Readonly<Record<string, string>>;

beforeAll(async () => {
	({ folder, remove: removeFolder } = await aFilledFolder());
	await inDatabase(async (context) => {
		await plant(context);
		before = await whatIsHers(context);
	});
	site = await startSite(folder);
});

afterAll(async () => {
	await site?.end('SIGKILL');
	await removeFolder?.();
});

/** Opens the folder between two lives of the site. */
async function inDatabase<T>(work: (context: Context) => Promise<T>): Promise<T> {
	const open = await openDatabase({ folder });
	try {
		return await work({ db: open.db, actor: { kind: 'operator' }, now: new Date() });
	} finally {
		await open.close();
	}
}

async function plant(context: Context): Promise<void> {
	const { db, now } = context;
	const agreed = { consent_at: now, consent_version: 'essai' };
	aim.organisation = await anOrganisation(context, { slug: 'cible', name: 'La Cible' });
	const other = await anOrganisation(context, { slug: 'autre', name: 'Une autre' });
	const memberOf = (organisation: number) => ({
		memberships: [{ organisation, role: 'representative' as const }]
	});
	aim.her = (await aPerson(context, memberOf(aim.organisation))).id;
	const partner = (await aPerson(context, memberOf(other))).id;
	const attacker = (await aPerson(context, { mail: 'intruse@example.org' })).id;
	await db.updateTable('person').set(agreed).execute();
	const visit = { device: 'Essai', network: '192.0.2.0' };
	await openSession(context, aim.her, 'http://localhost', visit);
	aim.session = (
		await db
			.selectFrom('session')
			.select('id')
			.where('person', '=', aim.her)
			.executeTakeFirstOrThrow()
	).id;
	const cookie = await openSession(context, attacker, 'http://localhost', visit);
	stranger = `${cookie.name}=${cookie.value}`;
	const later = new Date(now.getTime() + 86_400_000);
	aim.claim = (
		await db
			.insertInto('organisation_claim')
			.values({
				organisation: aim.organisation,
				person: partner,
				way: 'moderator',
				state: 'waiting',
				message: 'Je suis sa trésorière.',
				created_at: now
			})
			.returning('id')
			.executeTakeFirstOrThrow()
	).id;
	aim.invitation = (
		await db
			.insertInto('organisation_invitation')
			.values({
				organisation: aim.organisation,
				mail: 'invitee@example.org',
				role: 'representative',
				token_hash: randomUUID(),
				invited_by: aim.her,
				state: 'waiting',
				created_at: now,
				expires_at: later
			})
			.returning('id')
			.executeTakeFirstOrThrow()
	).id;
	aim.token = (
		await db
			.insertInto('personal_token')
			.values({
				person: aim.her,
				name: 'Essai',
				hash: randomUUID(),
				scopes: [],
				created_at: now,
				expires_at: later
			})
			.returning('id')
			.executeTakeFirstOrThrow()
	).id;
	const need = {
		organisation: aim.organisation,
		kind: 'need' as const,
		title: 'Un local le mardi',
		written_by: aim.her,
		created_at: now,
		updated_at: now
	};
	await db
		.insertInto('need')
		.values([
			{ ...need, slug: 'brouillon', state: 'draft' },
			{ ...need, slug: 'publie', state: 'published', published_at: now, confirmed_at: now }
		])
		.execute();
	// Its address is made of the « 1 » that stands for the places of a route.
	await db.insertInto('badge_place').values({ list: 1, place: 0 }).execute();
	await db
		.insertInto('badge')
		.values({
			...{ id: aim.badge, person: aim.her, path: 'decouvrir', jwt: 'a.b.c' },
			...{ list: 1, place: 0, issued_at: now }
		})
		.execute();
	const thread = await db
		.insertInto('thread')
		.values({
			key: 'conversation',
			title: 'Un car le mardi',
			from_organisation: other,
			from_person: partner,
			to_organisation: aim.organisation,
			created_at: now,
			last_at: now
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('message')
		.values({ thread: thread.id, side: 'from', author: partner, body: 'Bonjour', sent_at: now })
		.execute();
}

/** Each row of each table that is about her or her organisation, as text; nothing else may differ after the attacks. */
async function whatIsHers({ db }: Context): Promise<Record<string, string>> {
	const { rows: columns } = await sql<{ table: string; column: string; target: string }>`
		select source.relname as "table", attribute.attname as "column", target.relname as target
		from pg_constraint as link
		join pg_class as source on source.oid = link.conrelid
		join pg_class as target on target.oid = link.confrelid
		join pg_attribute as attribute
			on attribute.attrelid = link.conrelid and attribute.attnum = any (link.conkey)
		where link.contype = 'f' and target.relname in ('person', 'organisation')
	`.execute(db);
	const told: Record<string, string> = {};
	const read = async (table: string, column: string, value: string | number) => {
		const { rows } = await sql<{ row: string }>`
			select one::text as row from ${sql.table(table)} as one
			where ${sql.ref(column)} = ${value} order by 1
		`.execute(db);
		told[`${table}.${column}`] = rows.map(({ row }) => row).join('\n');
	};
	await read('person', 'id', aim.her);
	await read('organisation', 'id', aim.organisation);
	for (const { table, column, target } of columns)
		await read(table, column, target === 'person' ? aim.her : aim.organisation);
	return told;
}

/** Everything that a form may ask for, aimed at her. */
function body(): Record<string, string> {
	const text = 'Un essai d’intrusion, assez long pour passer.';
	return {
		personne: aim.her,
		person: aim.her,
		organisation: String(aim.organisation),
		demande: String(aim.claim),
		invitation: String(aim.invitation),
		connexion: aim.session,
		session: aim.session,
		cle: String(aim.token),
		jeton: String(aim.token),
		id: String(aim.token),
		moyen: aim.session,
		message: text,
		signalement: '1',
		courriel: 'intruse@example.org',
		role: 'administrator',
		confirme: 'oui',
		montre: 'oui',
		accord: 'oui',
		accepte: 'oui',
		doublon: 'cible',
		gardee: 'autre',
		acteur: 'x',
		note: text,
		raison: text,
		texte: text,
		corps: text,
		titre: text,
		nom: 'La Cible prise',
		famille: 'association',
		version: '1',
		territoire: '35238',
		a: 'cible',
		de: String(aim.organisation),
		pour: String(aim.organisation),
		sens: 'need',
		etat: 'fulfilled',
		reponse: 'oui',
		qui: 'person'
	};
}

/** The addresses of a route, its places filled with what is hers. */
function addressesOf({ route, action }: WriteRoute): string[] {
	const slugs = route.startsWith('/besoins') ? ['brouillon', 'publie'] : ['cible'];
	return slugs.map((slug) => {
		const path = route
			.replace('[slug]', slug)
			.replace('[etape]', 'situation')
			.replace('[cle]', 'conversation')
			.replace(/\[[a-z]+\]/g, '1');
		return action === 'default' || action === 'POST' ? path : `${path}?/${action}`;
	});
}

async function attack(route: WriteRoute, address: string, headers: Record<string, string>) {
	const response = await ask(site.address + address, {
		method: route.method,
		redirect: 'manual',
		headers: {
			...headers,
			accept: 'text/html',
			...(route.takesJson && { 'content-type': 'application/json' })
		},
		body: route.takesJson
			? JSON.stringify({ step: 'end', response: {}, ...body() })
			: new URLSearchParams(body())
	});
	await response.arrayBuffer();
	return { status: response.status, location: response.headers.get('location') };
}

/** Asks again when the line was closed: on a slow machine, the site may end an idle one as the next request leaves. */
async function ask(address: string, request: RequestInit): Promise<Response> {
	try {
		return await fetch(address, request);
	} catch (error) {
		if ((error as { cause?: { code?: string } }).cause?.code !== 'ECONNRESET') throw error;
		return fetch(address, request);
	}
}

const sayOf = ({ route, action }: WriteRoute) => `${route} ${action}`;

describe('every way of writing', () => {
	test('is known', () => {
		expect(routes.length).toBeGreaterThan(70);
		expect(others.length).toBeGreaterThan(25);
	});

	test('is refused to a page of another site', async () => {
		const passed: string[] = [];
		for (const route of routes)
			for (const address of addressesOf(route)) {
				const headers = { origin: 'https://ailleurs.test', cookie: stranger };
				const { status } = await attack(route, address, headers);
				if (status !== 403) passed.push(`${sayOf(route)} ${status}`);
			}
		expect(passed).toEqual([]);
	});

	test('asks a visitor to sign in, or refuses', async () => {
		const passed: string[] = [];
		for (const route of closed)
			for (const address of addressesOf(route)) {
				const { status, location } = await attack(route, address, { origin: site.address });
				const sentAway = status === 303 && location?.startsWith('/connexion');
				if (!sentAway && ![401, 403, 404].includes(status))
					passed.push(`${sayOf(route)} ${status}`);
			}
		expect(passed).toEqual([]);
	});

	test('refuses a stranger what is not hers', async () => {
		const passed: string[] = [];
		for (const route of others)
			for (const address of addressesOf(route)) {
				const headers = { origin: site.address, cookie: stranger };
				const { status, location } = await attack(route, address, headers);
				const sentAway = status === 303 && location?.startsWith('/connexion');
				if (!sentAway && ![401, 403, 404].includes(status))
					passed.push(`${sayOf(route)} ${status}`);
			}
		expect(passed).toEqual([]);
	});

	test('leaves what is hers as it was, whatever a stranger sends to her own pages', async () => {
		const broken: string[] = [];
		for (const route of closed.filter((one) => isIn(ONES_OWN, one))) {
			// Signing out ends the session with which the others are tried; erasing asks for a day.
			if (/^(deconnexion|sortir)$/.test(route.action)) continue;
			for (const address of addressesOf(route)) {
				const headers = { origin: site.address, cookie: stranger };
				const { status } = await attack(route, address, headers);
				if (status >= 500) broken.push(`${sayOf(route)} ${status}`);
			}
		}
		expect(broken).toEqual([]);
		expect(await site.end('SIGTERM')).toBe(0);
		expect(site.logged().filter(({ message }) => message === 'bug')).toEqual([]);
		await inDatabase(async (context) => {
			const after = await whatIsHers(context);
			// She asks for a place and writes to her, who is told by mail: that is what anybody may.
			for (const name of [
				'organisation_claim.organisation',
				'thread.to_organisation',
				'mail.person'
			])
				after[name] = before[name]!;
			expect(after).toEqual(before);
		});
	});
});
