import { EMPTY_NEED_QUERY, type NeedQuery } from '#lib/domain/matching/query.ts';
import type { NeedContent } from '#lib/domain/matching/need.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { anOrganisation, aPerson, as, someTerritories } from '../../../../tests/cast.ts';
import { describe, expect, NOW, test } from '../../../../tests/stage.ts';
import {
	answerStillTrue,
	askStillTrue,
	browseNeeds,
	closeNeed,
	createNeed,
	deleteDraft,
	expireUnanswered,
	listOwnNeeds,
	nearestNeeds,
	publishNeed,
	readNeed,
	readQuestion,
	saveNeed,
	settleNeedQuery,
	withdrawNeed
} from './index.ts';

const refusal = (code: string, field?: string) =>
	expect.objectContaining({ name: 'Refusal', code, ...(field ? { field } : {}) });

const WHOLE: Partial<NeedContent> = {
	title: 'Rompre l’isolement des aînés des hameaux',
	situation: 'Les aînés des hameaux ne viennent plus au marché depuis l’arrêt du car.',
	change: 'Ils reviennent au marché chaque semaine.',
	help: ['time', 'goods'],
	domains: ['mobilite'],
	publics: ['aines'],
	territory: '56260'
};

const later = (context: Context, days: number): Context => ({
	...context,
	now: new Date(NOW.getTime() + days * 24 * 3600_000)
});

/** An association of Vannes with its representative, a member, and somebody from elsewhere. */
async function theCast(context: Context) {
	await someTerritories(context);
	const organisation = await anOrganisation(context, { name: 'Les Aînés du Golfe' });
	const other = await anOrganisation(context);
	const place = (role: 'representative' | 'member', where = organisation) =>
		aPerson(context, { memberships: [{ organisation: where, role }] });
	const [represents, member, stranger] = [
		await place('representative'),
		await place('member'),
		await place('representative', other)
	];
	return {
		organisation,
		represents: as(represents, context),
		member: as(member, context),
		stranger: as(stranger, context)
	};
}

async function published(context: Context, organisation: number, change = {}, kind = 'need') {
	const slug = await createNeed(
		context,
		{ organisation, kind: kind as 'need' },
		{ ...WHOLE, ...change }
	);
	return publishNeed(context, slug);
}

const look = async (context: Context, change: Partial<NeedQuery> = {}) =>
	browseNeeds(
		readerOf(context),
		await settleNeedQuery(readerOf(context), { ...EMPTY_NEED_QUERY, ...change })
	);

describe('a draft', () => {
	test('is read by the members of its organisation, and does not exist for anybody else', async ({
		context
	}) => {
		const { organisation, member, represents, stranger } = await theCast(context);
		const slug = await createNeed(member, { organisation, kind: 'need' }, WHOLE);
		expect((await readNeed(readerOf(represents), slug)).need.title).toBe(WHOLE.title);
		const moderator = as(await aPerson(context, { role: 'moderator' }), context);
		const visitor = as({ kind: 'visitor' }, context);
		for (const other of [stranger, visitor, moderator, context]) {
			await expect(readNeed(readerOf(other), slug)).rejects.toEqual(refusal('unknown_need'));
			await expect(saveNeed(other, slug, { title: 'À moi' })).rejects.toEqual(
				refusal('unknown_need')
			);
			await expect(publishNeed(other, slug)).rejects.toEqual(refusal('unknown_need'));
			await expect(deleteDraft(other, slug)).rejects.toEqual(refusal('unknown_need'));
			expect((await look(other)).total).toBe(0);
		}
		expect(await listOwnNeeds(readerOf(stranger))).toEqual([]);
	});

	test('is begun only for an organisation that one takes part in, and by a token only with its scope', async ({
		context
	}) => {
		const { organisation, stranger, member, represents } = await theCast(context);
		const draft = { organisation, kind: 'need' } as const;
		await expect(createNeed(stranger, draft)).rejects.toEqual(refusal('not_allowed'));
		await expect(createNeed(as({ kind: 'visitor' }, context), draft)).rejects.toEqual(
			refusal('sign_in_asked')
		);
		const token = (of: Context, scopes: string[]) =>
			as({ ...(of.actor as { kind: 'person' } & typeof member.actor), scopes } as never, context);
		await expect(createNeed(token(member, []), draft)).rejects.toEqual(refusal('not_allowed'));
		const slug = await createNeed(token(represents, ['needs:write']), draft, WHOLE);
		await expect(publishNeed(token(represents, ['organisations:write']), slug)).rejects.toEqual(
			refusal('not_allowed')
		);
		await publishNeed(token(represents, ['needs:write']), slug);
	});

	test('keeps each step, and two who write do not erase each other', async ({ context }) => {
		const { organisation, member, represents } = await theCast(context);
		const slug = await createNeed(member, { organisation, kind: 'need' });
		await saveNeed(member, slug, { situation: 'Le car ne passe plus.' }, 1);
		await expect(saveNeed(represents, slug, { situation: 'Autre chose.' }, 1)).rejects.toEqual(
			refusal('changed_meanwhile')
		);
		await saveNeed(represents, slug, { help: ['time'] }, 2);
		const { need } = await readNeed(readerOf(member), slug);
		expect(need).toMatchObject({
			situation: 'Le car ne passe plus.',
			help: ['time'],
			version: 3
		});
	});

	test('refuses a territory that is none and a day that is past', async ({ context }) => {
		const { organisation, member } = await theCast(context);
		const slug = await createNeed(member, { organisation, kind: 'need' });
		await expect(saveNeed(member, slug, { territory: '99999' })).rejects.toEqual(
			refusal('unknown_territory', 'territory')
		);
		await expect(saveNeed(member, slug, { until: '2026-03-11' })).rejects.toEqual(
			refusal('past_day', 'until')
		);
		await saveNeed(member, slug, { until: '2026-03-12' });
	});

	test('is erased by a member as long as it was never published', async ({ context }) => {
		const { organisation, member, represents } = await theCast(context);
		const slug = await createNeed(member, { organisation, kind: 'need' }, WHOLE);
		await deleteDraft(member, slug);
		await expect(readNeed(readerOf(member), slug)).rejects.toEqual(refusal('unknown_need'));
		const once = await published(represents, organisation);
		await withdrawNeed(represents, once);
		await expect(deleteDraft(represents, once)).rejects.toEqual(refusal('wrong_state'));
	});
});

describe('publishing', () => {
	test('belongs to representatives, and asks for what others need to read', async ({ context }) => {
		const { organisation, member, represents } = await theCast(context);
		const slug = await createNeed(member, { organisation, kind: 'need' }, { ...WHOLE, change: '' });
		await expect(publishNeed(member, slug)).rejects.toEqual(refusal('not_allowed'));
		await expect(publishNeed(represents, slug)).rejects.toEqual(refusal('incomplete', 'change'));
		await saveNeed(member, slug, { change: 'Tout.' });
		const address = await publishNeed(represents, slug);
		expect(address).toMatch(/^rompre-l-isolement-des-aines-des-hameaux-\d+$/);
		const { need, rights } = await readNeed(readerOf(as({ kind: 'visitor' }, context)), address);
		expect(need).toMatchObject({ state: 'published', publishedAt: NOW, confirmedAt: NOW });
		expect(rights).toEqual({ edit: false, publish: false, withdraw: false, remove: false });
		await expect(saveNeed(member, address, { title: 'X' })).rejects.toEqual(refusal('not_allowed'));
		await expect(saveNeed(represents, address, { title: '' })).rejects.toEqual(
			refusal('incomplete', 'title')
		);
	});

	test('moves the revision that pages and feeds depend on; a draft does not', async ({
		context
	}) => {
		const { organisation, represents } = await theCast(context);
		const number = async () =>
			(
				await context.db
					.selectFrom('revision')
					.select('number')
					.where('subject', '=', 'needs')
					.executeTakeFirstOrThrow()
			).number;
		const before = await number();
		const slug = await createNeed(represents, { organisation, kind: 'need' }, WHOLE);
		await saveNeed(represents, slug, { limits: 'Pas de publicité.' });
		expect(await number()).toBe(before);
		await publishNeed(represents, slug);
		expect(await number()).toBe(before + 1);
	});

	test('is undone by a moderator, who cannot publish it again', async ({ context }) => {
		const { organisation, represents } = await theCast(context);
		const slug = await published(represents, organisation);
		const moderator = as(await aPerson(context, { role: 'moderator' }), context);
		await expect(closeNeed(moderator, slug, 'fulfilled')).rejects.toEqual(refusal('not_allowed'));
		await withdrawNeed(moderator, slug);
		await expect(readNeed(readerOf(moderator), slug)).rejects.toEqual(refusal('unknown_need'));
		expect(await publishNeed(represents, slug)).toBe(slug);
	});
});

describe('the list', () => {
	test('gives the nearest first, the wider ones that hold the place, and exact counts', async ({
		context
	}) => {
		const { organisation, represents } = await theCast(context);
		await published(represents, organisation, { title: 'À Vannes' });
		await published(represents, organisation, { title: 'À Auray', territory: '56007' });
		await published(represents, organisation, {
			title: 'En Bretagne',
			territory: 'R53',
			domains: []
		});
		await published(
			represents,
			organisation,
			{ title: 'À Rennes', territory: '35238', help: ['money'] },
			'offer'
		);
		const near = await look(context, { territory: '56260', around: 50, sort: 'proches' });
		expect(near.items.map(({ title, distance }) => [title, distance])).toEqual([
			['À Vannes', null],
			['En Bretagne', null],
			['À Auray', expect.any(Number)]
		]);
		const all = await look(context);
		expect(all.total).toBe(4);
		for (const [help, count] of Object.entries(all.facets.help))
			expect((await look(context, { help: [help as 'time'] })).total, help).toBe(count);
		for (const { code, count } of all.territories)
			expect((await look(context, { territory: code, sort: 'proches' })).total, code).toBe(count);
		for (const { distance, count } of near.around)
			expect((await look(context, { territory: '56260', around: distance })).total).toBe(count);
	});

	test('finds words without accents nor plural, and counts an offer to all under each public', async ({
		context
	}) => {
		const { organisation, represents } = await theCast(context);
		await published(represents, organisation);
		await published(
			represents,
			organisation,
			{ title: 'Une salle le mercredi', situation: 'Une salle', publics: [], domains: [] },
			'offer'
		);
		expect((await look(context, { text: 'aine hameau', sort: 'pertinence' })).total).toBe(1);
		expect((await look(context, { text: 'salles', sort: 'pertinence' })).total).toBe(1);
		expect((await look(context, { text: 'licorne', sort: 'pertinence' })).total).toBe(0);
		expect((await look(context, { public: ['jeunes'] })).items.map(({ title }) => title)).toEqual([
			'Une salle le mercredi'
		]);
		const reader = readerOf(context);
		const empty = await settleNeedQuery(reader, {
			...EMPTY_NEED_QUERY,
			text: 'salle',
			help: ['money'],
			sort: 'pertinence'
		});
		expect(await nearestNeeds(reader, empty)).toMatchObject([
			{ label: 'sans le critère «\u202Fde l’argent\u202F»', count: 1 }
		]);
	});
});

describe('still true?', () => {
	const mails = (context: Context) =>
		context.db.selectFrom('mail').selectAll().orderBy('id').execute();
	const keyIn = (body: string) => /besoins\/reponse\/([\w-]+)/.exec(body)![1]!;

	test('is asked once, after 90 days, of the representatives', async ({ context }) => {
		const { organisation, represents } = await theCast(context);
		await published(represents, organisation);
		expect(await askStillTrue(later(context, 89), 'https://ici.test')).toBe(0);
		expect(await askStillTrue(later(context, 90), 'https://ici.test')).toBe(1);
		expect(await askStillTrue(later(context, 91), 'https://ici.test')).toBe(0);
		const sent = await mails(context);
		expect(sent.map(({ person, kind }) => [person, kind])).toEqual([
			[represents.actor.kind === 'person' ? represents.actor.id : '', 'need']
		]);
		expect(sent[0]!.body_text).toContain('https://ici.test/besoins/reponse/');
	});

	test('answered « yes » by whoever has the mail, it lasts 90 days more; the key serves once', async ({
		context
	}) => {
		const { organisation, represents } = await theCast(context);
		const slug = await published(represents, organisation);
		await askStillTrue(later(context, 90), 'https://ici.test');
		const key = keyIn((await mails(context))[0]!.body_text);
		const visitor = as({ kind: 'visitor' }, later(context, 100));
		expect(await readQuestion(readerOf(visitor), key)).toMatchObject({ slug });
		await answerStillTrue(visitor, key, 'oui');
		await expect(answerStillTrue(visitor, key, 'non')).rejects.toEqual(refusal('answered'));
		expect(await expireUnanswered(later(context, 120))).toBe(0);
		expect(await askStillTrue(later(context, 189), 'https://ici.test')).toBe(0);
		expect(await askStillTrue(later(context, 190), 'https://ici.test')).toBe(1);
	});

	test('unanswered for 15 days, it leaves the list, is never erased, and can be renewed', async ({
		context
	}) => {
		const { organisation, represents } = await theCast(context);
		const slug = await published(represents, organisation);
		await askStillTrue(later(context, 90), 'https://ici.test');
		expect(await expireUnanswered(later(context, 104))).toBe(0);
		expect(await expireUnanswered(later(context, 105))).toBe(1);
		expect((await look(context)).total).toBe(0);
		expect((await readNeed(readerOf(context), slug)).need).toMatchObject({ state: 'expired' });
		await publishNeed({ ...represents, now: later(context, 110).now }, slug);
		expect((await look(context)).total).toBe(1);
	});

	test('a late « yes » takes it up again; « done » closes it', async ({ context }) => {
		const { organisation, represents } = await theCast(context);
		const slug = await published(represents, organisation);
		await askStillTrue(later(context, 90), 'https://ici.test');
		await expireUnanswered(later(context, 105));
		await answerStillTrue(later(context, 106), keyIn((await mails(context))[0]!.body_text), 'oui');
		expect((await readNeed(readerOf(context), slug)).need.state).toBe('published');
		await askStillTrue(later(context, 196), 'https://ici.test');
		const key = keyIn((await mails(context))[1]!.body_text);
		await answerStillTrue(later(context, 197), key, 'conclu');
		expect((await readNeed(readerOf(context), slug)).need.state).toBe('fulfilled');
	});

	test('a key that nobody was sent answers nothing', async ({ context }) => {
		for (const key of ['', 'x', 'A'.repeat(32)])
			await expect(answerStillTrue(context, key, 'non')).rejects.toEqual(refusal('answered'));
	});

	test('a last day that passes is asked about the day after', async ({ context }) => {
		const { organisation, represents } = await theCast(context);
		await published(represents, organisation, { until: '2026-03-20' });
		expect(await askStillTrue(later(context, 8), 'https://ici.test')).toBe(0);
		expect(await askStillTrue(later(context, 9), 'https://ici.test')).toBe(1);
		const key = keyIn((await mails(context))[0]!.body_text);
		await answerStillTrue(later(context, 10), key, 'oui');
		expect(await askStillTrue(later(context, 11), 'https://ici.test')).toBe(0);
	});
});
