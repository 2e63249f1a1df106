import { sql } from 'kysely';
import { formatDay } from '#lib/domain/kernel/typography.ts';
import { dataPolicies } from '#lib/domain/accounts/policies-data.ts';
import { refuseData } from '#lib/domain/accounts/refusals-data.ts';
import type { SignedIn } from '#lib/domain/kernel/actor.ts';
import { demand } from '#lib/domain/kernel/policy.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { isAbout, type PersonalTable, type Whom } from '../platform/personal-data.ts';
import { areOurWords, signWords } from '../platform/signed-words.ts';
import { isLastAdministrator } from './last-administrator.ts';
import { writeToPerson } from './letters.ts';

/** Days during which an erasure that was asked can be called off. */
export const REGRET_DAYS = 30;

const DAY = 24 * 60 * 60_000; // milliseconds

/**
 * Whoever acts asks that her account be erased: in thirty days, unless she calls it off. A mail says so,
 * with the address that calls it off. `site` is the origin of our addresses. Refuses
 * `erasure_already_asked`, and `last_administrator`: she names another first.
 */
export async function askErasure(
	context: Context & { readonly actor: SignedIn },
	site: string
): Promise<{ eraseAfter: Date }> {
	const person = context.actor.id;
	demand(context.actor, dataPolicies.askErasure, person);
	return transact(context, async (inside) => {
		if (await isLastAdministrator(inside, person)) throw refuseData('last_administrator');
		const eraseAfter = await planErasure(inside, person);
		if (!eraseAfter) throw refuseData('erasure_already_asked');
		await writeJournal(inside, { action: 'account.erasure_asked', subject: ['person', person] });
		await writeToPerson(inside, person, 'account', {
			subject: 'Votre compte sera effacé dans 30 jours',
			paragraphs: [
				`Vous avez demandé l’effacement de votre compte. Il sera effacé le ${formatDay(eraseAfter.toISOString())}, avec les données qui vous concernent.`,
				'Jusque-là, rien n’est perdu\u00A0: vous pouvez vous connecter et tout garder.',
				'Si vous n’avez rien demandé, gardez votre compte par le bouton ci-dessous, puis vérifiez vos moyens de connexion.'
			],
			action: {
				label: 'Garder mon compte',
				address: await keepingAddress(inside, site, person, eraseAfter)
			},
			after: ['Aucun autre courriel ne vous sera envoyé à ce sujet.']
		});
		return { eraseAfter };
	});
}

/** Sets the day of the erasure; answers null when one is already set. */
export async function planErasure({ db, now }: Context, person: string): Promise<Date | null> {
	const eraseAfter = new Date(now.getTime() + REGRET_DAYS * DAY);
	const { numUpdatedRows } = await db
		.updateTable('person')
		.set({ erase_after: eraseAfter, updated_at: now })
		.where('id', '=', person)
		.where('erase_after', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n ? eraseAfter : null;
}

/** Whoever acts keeps her account after all. Refuses `erasure_not_asked`. */
export async function callOffErasure(
	context: Context & { readonly actor: SignedIn }
): Promise<void> {
	const person = context.actor.id;
	demand(context.actor, dataPolicies.askErasure, person);
	await transact(context, (inside) => keepAccount(inside, person));
}

/** What the address that calls an erasure off carries. */
export interface KeepingLink {
	readonly person: string;
	readonly proof: string;
}

/** Until when the erasure of a link can be called off. Refuses `wrong_link`: another one was asked since, or none is. */
export async function readKeepingLink(
	reader: Reader,
	{ person, proof }: KeepingLink
): Promise<{ eraseAfter: Date }> {
	const row = await reader.db
		.selectFrom('person')
		.select('erase_after')
		.where('id', '=', person)
		.executeTakeFirst();
	const day = row?.erase_after;
	if (!day || !(await areOurWords(reader, wordsOf(person, day), proof)))
		throw refuseData('wrong_link');
	return { eraseAfter: day };
}

/** Keeps the account of a link, signed in or not. Refuses `wrong_link`. */
export async function callOffByLink(context: Context, link: KeepingLink): Promise<void> {
	await transact(context, async (inside) => {
		await readKeepingLink(readerOf(inside), link);
		await keepAccount(inside, link.person);
	});
}

/** Absolute address that calls this erasure off, and no later one. */
export async function keepingAddress(
	context: Context,
	site: string,
	person: string,
	eraseAfter: Date
): Promise<string> {
	const proof = await signWords(context, wordsOf(person, eraseAfter));
	return `${site}/courriels/garder-mon-compte?${new URLSearchParams({ personne: person, preuve: proof })}`;
}

function wordsOf(person: string, eraseAfter: Date): string[] {
	return ['keep account', person, String(eraseAfter.getTime())];
}

async function keepAccount(context: Context, person: string): Promise<void> {
	const { numUpdatedRows } = await context.db
		.updateTable('person')
		.set({
			erase_after: null,
			last_seen_on: context.now.toISOString().slice(0, 10),
			updated_at: context.now
		})
		.where('id', '=', person)
		.where('erase_after', 'is not', null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw refuseData('erasure_not_asked');
	await writeJournal(context, {
		action: 'account.erasure_called_off',
		subject: ['person', person]
	});
}

/**
 * Erases the accounts whose thirty days are over, each in its own transaction, from all the tables of
 * `registry`; answers how many. `leave` is what other areas do of her places before, in the same
 * transaction. For the nightly work.
 */
export async function eraseDueAccounts(
	context: Context,
	registry: readonly PersonalTable[],
	leave: Leave = async () => {}
): Promise<number> {
	const due = await context.db
		.selectFrom('person')
		.select('id')
		.where('erase_after', '<=', context.now)
		.execute();
	let erased = 0;
	for (const { id } of due) if (await eraseAccount(context, registry, id, leave)) erased++;
	return erased;
}

/** Takes a person out of what goes on without her, inside the transaction that erases her account. */
export type Leave = (inside: Context, person: string) => Promise<void>;

async function eraseAccount(
	context: Context,
	registry: readonly PersonalTable[],
	person: string,
	leave: Leave
): Promise<boolean> {
	try {
		await transact(context, async (inside) => {
			// Before her row is held: those who change organisations hold their counter, then people.
			await leave(inside, person);
			const row = await inside.db
				.selectFrom('person')
				.select(['id', 'mail'])
				.where('id', '=', person)
				// She may be calling it off at this very moment.
				.where('erase_after', '<=', inside.now)
				.forUpdate()
				.executeTakeFirst();
			if (!row) throw new CalledOff();
			for (const declared of registry) await eraseFrom(inside, declared, row);
			await writeJournal(inside, { action: 'account.erased', subject: ['person', person] });
		});
		return true;
	} catch (error) {
		if (error instanceof CalledOff) return false;
		throw error;
	}
}

/** Undoes the erasure of an account that is kept after all. */
class CalledOff extends Error {}

async function eraseFrom(
	{ db }: Context,
	{ table, links }: PersonalTable,
	whom: Whom
): Promise<void> {
	for (const link of links) {
		const about = isAbout(link, whom);
		if (link.erase === 'delete')
			await sql`delete from ${sql.table(table)} where ${about}`.execute(db);
		else if ('set' in link.erase) {
			const values = Object.entries(link.erase.set).map(
				([column, value]) => sql`${sql.ref(column)} = ${value}`
			);
			await sql`update ${sql.table(table)} set ${sql.join(values)} where ${about}`.execute(db);
		}
	}
}
