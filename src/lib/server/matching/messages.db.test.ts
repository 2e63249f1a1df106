import { MOST_MESSAGES, MOST_THREADS } from '#lib/domain/matching/thread.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import type { SignedIn } from '#lib/domain/kernel/actor.ts';
import { anOrganisation, aPerson, as } from '../../../../tests/cast.ts';
import { describe, expect, NOW, test } from '../../../../tests/stage.ts';
import {
	agreeToShow,
	blockSender,
	listReportedMessages,
	listThreads,
	readThread,
	reply,
	reportMessage,
	settleMessageReport,
	startThread,
	unblockSender
} from './index.ts';

const ORIGIN = 'https://ici.test';
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });

/** An association with two representatives and a member; a company with one; a person of neither. */
async function theCast(context: Context) {
	const association = await anOrganisation(context, { slug: 'aines', name: 'Les Aînés du Golfe' });
	const company = await anOrganisation(context, { slug: 'cars', name: 'Cars du Morbihan' });
	const person = async (
		mail: string,
		name: string,
		organisation?: number,
		role = 'representative'
	) =>
		as(
			await aPerson(context, {
				mail,
				name,
				memberships: organisation ? [{ organisation, role: role as 'member' }] : []
			}),
			context
		);
	return {
		association,
		company,
		lea: await person('lea@aines.test', 'Léa', association),
		max: await person('max@aines.test', 'Max', association),
		member: await person('member@aines.test', 'Membre', association, 'member'),
		paul: await person('paul@cars.test', 'Paul', company),
		employee: await person('employee@cars.test', 'Employée', company, 'member'),
		nobody: await person('nobody@ailleurs.test', 'Personne')
	};
}

const idOf = ({ actor }: Context) => (actor as SignedIn).id;
const hello = (change = {}) => ({
	to: 'aines',
	as: null as number | null,
	title: 'Un car le mardi',
	body: 'Bonjour, voyez https://cars.test/offre',
	...change
});
const seen = (context: Context, key: string) => readThread(readerOf(context), key);

describe('a thread', () => {
	test('is read by the two sides alone; to anybody else it does not exist', async ({ context }) => {
		const { company, lea, max, member, paul, employee, nobody } = await theCast(context);
		const key = await startThread(paul, hello({ as: company }), ORIGIN);
		for (const reader of [lea, max, paul])
			expect((await seen(reader, key)).messages).toHaveLength(1);
		const administrator = as(await aPerson(context, { role: 'administrator' }), context);
		const visitor = as({ kind: 'visitor' }, context);
		const byToken = as({ ...(lea.actor as SignedIn), scopes: ['needs:write'] }, context);
		for (const other of [member, employee, nobody, administrator, visitor, byToken, context]) {
			const tries = [
				seen(other, key),
				reply(other, key, 'Moi aussi', ORIGIN),
				agreeToShow(other, key, true, ORIGIN),
				blockSender(other, key, 'person'),
				unblockSender(other, key, 'person'),
				reportMessage(other, key, 1, 'Curieux')
			];
			for (const one of tries) await expect(one).rejects.toEqual(refusal('unknown_thread'));
			expect(await listThreads(readerOf(other))).toEqual([]);
		}
	});

	test('is left by who leaves her organisation, and kept by it', async ({ context }) => {
		const { company, paul } = await theCast(context);
		const key = await startThread(paul, hello({ as: company }), ORIGIN);
		const gone = as({ ...(paul.actor as SignedIn), memberships: [] }, context);
		await expect(seen(gone, key)).rejects.toEqual(refusal('unknown_thread'));
		const next = as(
			await aPerson(context, {
				memberships: [{ organisation: company, role: 'representative' }]
			}),
			context
		);
		expect((await seen(next, key)).side).toBe('from');
	});

	test('is begun in the name of an organisation only by who represents it', async ({ context }) => {
		const { association, company, lea, employee, nobody } = await theCast(context);
		await expect(startThread(employee, hello({ as: company }), ORIGIN)).rejects.toEqual(
			refusal('not_allowed')
		);
		await expect(startThread(nobody, hello({ as: association }), ORIGIN)).rejects.toEqual(
			refusal('not_allowed')
		);
		await expect(startThread(lea, hello(), ORIGIN)).rejects.toEqual(refusal('own_organisation'));
		await expect(startThread(nobody, hello({ to: 'inconnue' }), ORIGIN)).rejects.toEqual(
			refusal('unknown_organisation')
		);
		await anOrganisation(context, { slug: 'seule' });
		await expect(startThread(nobody, hello({ to: 'seule' }), ORIGIN)).rejects.toEqual(
			refusal('not_reached')
		);
		const byToken = as({ ...(nobody.actor as SignedIn), scopes: ['needs:write'] }, context);
		await expect(startThread(byToken, hello(), ORIGIN)).rejects.toEqual(refusal('not_allowed'));
	});

	test('is told by mail to each representative, without the message nor any address', async ({
		context
	}) => {
		const { lea, max, nobody } = await theCast(context);
		const key = await startThread(nobody, hello(), ORIGIN);
		await reply(lea, key, 'Avec plaisir', ORIGIN);
		const mails = await context.db.selectFrom('mail').selectAll().orderBy('id').execute();
		expect(mails.map(({ person }) => person).toSorted()).toEqual(
			[idOf(lea), idOf(max), idOf(nobody)].toSorted()
		);
		for (const { kind, subject, body_text } of mails) {
			expect(kind).toBe('contact');
			expect(subject + body_text).not.toMatch(/@|cars\.test|Avec plaisir/);
			expect(body_text).toContain(`${ORIGIN}/messages/${key}`);
		}
	});

	test('follows no link of a stranger; once answered, links may be followed', async ({
		context
	}) => {
		const { lea, nobody } = await theCast(context);
		const key = await startThread(nobody, hello(), ORIGIN);
		await reply(nobody, key, 'Et aussi https://cars.test/bis', ORIGIN);
		const links = async () =>
			(await seen(lea, key)).messages.flatMap(({ pieces }) =>
				pieces.flatMap(({ href }) => href ?? [])
			);
		expect(await links()).toEqual([]);
		await reply(lea, key, 'Dites-m’en plus.', ORIGIN);
		await reply(nobody, key, 'Ici\u00A0: https://cars.test/ter.', ORIGIN);
		expect(await links()).toEqual(['https://cars.test/ter']);
	});

	test('waits for the side that did not write last', async ({ context }) => {
		const { lea, nobody } = await theCast(context);
		const key = await startThread(nobody, hello(), ORIGIN);
		const waits = async (reader: Context) =>
			(await listThreads(readerOf(reader))).map(({ isWaiting }) => isWaiting);
		expect([await waits(nobody), await waits(lea)]).toEqual([[false], [true]]);
		await reply(lea, key, 'Merci', ORIGIN);
		expect([await waits(nobody), await waits(lea)]).toEqual([[true], [false]]);
	});
});

describe('addresses', () => {
	/** All that the site can give of a thread to a reader, as text. */
	const all = async (reader: Context, key: string) =>
		JSON.stringify([await seen(reader, key), await listThreads(readerOf(reader))]);

	test('appear on both sides when both agreed, and nowhere before', async ({ context }) => {
		const { company, lea, max, paul } = await theCast(context);
		const key = await startThread(paul, hello({ as: company }), ORIGIN);
		const nothing = async () => {
			for (const reader of [lea, max, paul]) expect(await all(reader, key)).not.toMatch(/@/);
		};
		await nothing();
		await agreeToShow(lea, key, true, ORIGIN);
		await nothing();
		expect((await seen(paul, key)).agreed).toEqual({ own: false, other: true });
		await agreeToShow(paul, key, true, ORIGIN);
		expect((await seen(paul, key)).address).toEqual({ name: 'Léa', mail: 'lea@aines.test' });
		expect((await seen(max, key)).address).toEqual({ name: 'Paul', mail: 'paul@cars.test' });
		await expect(agreeToShow(lea, key, false, ORIGIN)).rejects.toEqual(refusal('addresses_shown'));
	});

	test('an agreement is taken back as long as the other side has not agreed', async ({
		context
	}) => {
		const { lea, nobody } = await theCast(context);
		const key = await startThread(nobody, hello(), ORIGIN);
		await agreeToShow(lea, key, true, ORIGIN);
		await agreeToShow(lea, key, false, ORIGIN);
		await agreeToShow(nobody, key, true, ORIGIN);
		expect(await all(nobody, key)).not.toMatch(/@/);
		expect(await all(lea, key)).not.toMatch(/@/);
	});

	test('one side that agrees twice, by two people, has not agreed for the other', async ({
		context
	}) => {
		const { lea, max, nobody } = await theCast(context);
		const key = await startThread(nobody, hello(), ORIGIN);
		await agreeToShow(lea, key, true, ORIGIN);
		await agreeToShow(max, key, true, ORIGIN);
		for (const reader of [lea, max, nobody]) expect(await all(reader, key)).not.toMatch(/@/);
	});

	test('of who left meanwhile are not shown', async ({ context }) => {
		const { association, lea, nobody } = await theCast(context);
		const key = await startThread(nobody, hello(), ORIGIN);
		await agreeToShow(lea, key, true, ORIGIN);
		await context.db
			.deleteFrom('membership')
			.where('person', '=', idOf(lea))
			.where('organisation', '=', association)
			.execute();
		await agreeToShow(nobody, key, true, ORIGIN);
		expect((await seen(nobody, key)).address).toBeNull();
		expect(await all(nobody, key)).not.toMatch(/lea@/);
	});

	test('put in the place of a name are not shown either', async ({ context }) => {
		await theCast(context);
		const sly = as(
			await aPerson(context, { name: 'sly@ailleurs.test', mail: 'sly@ailleurs.test' }),
			context
		);
		const key = await startThread(sly, hello(), ORIGIN);
		expect(await all(sly, key)).not.toMatch(/@/);
	});
});

describe('who is blocked', () => {
	test('writes no more, in this thread nor in another, in whatever name', async ({ context }) => {
		const { company, lea, max, paul } = await theCast(context);
		const key = await startThread(paul, hello({ as: company }), ORIGIN);
		await blockSender(lea, key, 'person');
		expect((await seen(max, key)).blocks).toMatchObject({ person: true, organisation: false });
		await expect(reply(paul, key, 'Encore moi', ORIGIN)).rejects.toEqual(refusal('blocked'));
		await expect(agreeToShow(paul, key, true, ORIGIN)).rejects.toEqual(refusal('blocked'));
		for (const name of [null, company])
			await expect(startThread(paul, hello({ as: name }), ORIGIN)).rejects.toEqual(
				refusal('blocked')
			);
		await unblockSender(max, key, 'person');
		await reply(paul, key, 'Merci', ORIGIN);
	});

	test('an organisation is blocked with its people, who do not go round in their own names', async ({
		context
	}) => {
		const { company, lea, paul, employee, nobody } = await theCast(context);
		const key = await startThread(paul, hello({ as: company }), ORIGIN);
		await blockSender(lea, key, 'organisation');
		for (const [who, name] of [
			[paul, company],
			[paul, null],
			[employee, null]
		] as const)
			await expect(startThread(who, hello({ as: name }), ORIGIN)).rejects.toEqual(
				refusal('blocked')
			);
		await startThread(nobody, hello(), ORIGIN);
	});

	test('a person blocks the organisation that answers her', async ({ context }) => {
		const { lea, nobody } = await theCast(context);
		const key = await startThread(nobody, hello(), ORIGIN);
		await blockSender(nobody, key, 'organisation');
		await expect(reply(lea, key, 'Bonjour', ORIGIN)).rejects.toEqual(refusal('blocked'));
	});
});

describe('limits', () => {
	test('a person opens so many threads a day, whomever she writes to', async ({ context }) => {
		const { nobody } = await theCast(context);
		for (let count = 0; count < MOST_THREADS; count++)
			await startThread(nobody, hello({ title: `Essai ${count}` }), ORIGIN);
		await expect(startThread(nobody, hello(), ORIGIN)).rejects.toEqual(refusal('too_many_threads'));
		const tomorrow = { ...nobody, now: new Date(NOW.getTime() + 24 * 3600_000 + 1) };
		await startThread(tomorrow, hello(), ORIGIN);
	});

	test('and writes so many messages', async ({ context }) => {
		const { nobody, lea } = await theCast(context);
		const key = await startThread(nobody, hello(), ORIGIN);
		const { id } = await context.db.selectFrom('thread').select('id').executeTakeFirstOrThrow();
		await context.db
			.insertInto('message')
			.values(
				Array.from({ length: MOST_MESSAGES - 1 }, () => ({
					thread: id,
					side: 'from' as const,
					author: idOf(nobody),
					body: 'x',
					sent_at: NOW
				}))
			)
			.execute();
		await expect(reply(nobody, key, 'Encore', ORIGIN)).rejects.toEqual(
			refusal('too_many_messages')
		);
		await reply(lea, key, 'Doucement', ORIGIN);
	});
});

describe('a reported message', () => {
	test('is read by the moderation, it alone, and settled once', async ({ context }) => {
		const { lea, paul, nobody } = await theCast(context);
		const key = await startThread(nobody, hello({ body: 'Achetez !' }), ORIGIN);
		await reply(nobody, key, 'Achetez encore !', ORIGIN);
		const [first] = (await seen(lea, key)).messages;
		await reportMessage(lea, key, first!.id, 'Publicité');
		await reportMessage(lea, key, first!.id, 'Publicité');
		await expect(reportMessage(nobody, key, first!.id, 'Moi')).rejects.toEqual(
			refusal('own_message')
		);
		const elsewhere = await startThread(paul, hello(), ORIGIN);
		await expect(reportMessage(paul, elsewhere, first!.id, 'Curieux')).rejects.toEqual(
			refusal('unknown_message')
		);
		await expect(listReportedMessages(readerOf(lea))).rejects.toEqual(refusal('not_allowed'));
		const moderator = as(await aPerson(context, { role: 'moderator' }), context);
		const reports = await listReportedMessages(readerOf(moderator));
		expect(reports.map(({ body, reason }) => [body, reason])).toEqual([['Achetez !', 'Publicité']]);
		expect(JSON.stringify(reports)).not.toMatch(/@|encore/);
		await expect(settleMessageReport(lea, reports[0]!.report, 'Rien')).rejects.toEqual(
			refusal('not_allowed')
		);
		await settleMessageReport(moderator, reports[0]!.report, 'Averti.');
		await expect(settleMessageReport(moderator, reports[0]!.report, 'Encore')).rejects.toEqual(
			refusal('unknown_report')
		);
	});
});
