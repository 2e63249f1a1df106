import { VISITOR } from '#lib/domain/kernel/actor.ts';
import { organisationSchema } from '#lib/domain/organisations/organisation-form.ts';
import type { OrganisationFields } from '#lib/domain/organisations/organisation.ts';
import { EVERY_ORGANISATION } from '#lib/domain/organisations/query.ts';
import { fromCsvRow, toCsvRow } from '#lib/domain/organisations/record.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { anOrganisation, aPerson, as, someTerritories } from '#tests/cast.ts';
import { describe, expect, test } from '#tests/stage.ts';
import { importOrganisations } from './import.ts';
import { mergeOrganisations, previewMerge } from './merge.ts';
import { readHistory } from './mine.ts';
import { listPlaceChoices, settleFields } from './places.ts';
import { exportOrganisations, readForWriting, readOrganisation } from './read.ts';
import { browseOrganisations, listMatching } from './search.ts';
import { createOrganisation, tieActor, updateOrganisation } from './write.ts';

const FIELDS: OrganisationFields = {
	name: 'Les Amis d’essai',
	acronym: null,
	family: 'association',
	legalCategory: '9220',
	siren: '732829320',
	siret: null,
	rna: null,
	purpose: null,
	domains: ['mobilite'],
	sdgs: [11],
	place: '35238',
	territories: ['35'],
	size: '00',
	website: null,
	languages: ['fr']
};

async function everyRecord(context: Context) {
	const all = [];
	for await (const some of exportOrganisations(readerOf(context))) all.push(...some);
	return all;
}

describe('writing', () => {
	test('whoever adds an organisation represents it, unproved', async ({ context }) => {
		const anne = await aPerson(context);
		const slug = await createOrganisation(as(anne, context), FIELDS);
		expect(slug).toBe('les-amis-d-essai');
		expect(await readOrganisation(readerOf(context), slug)).toMatchObject({
			represented: true,
			proof: null,
			people: [],
			legalCategoryName: 'Association déclarée'
		});
		await expect(createOrganisation(as(VISITOR, context), FIELDS)).rejects.toMatchObject({
			code: 'sign_in_asked'
		});
		await expect(
			createOrganisation(as({ ...anne, scopes: ['needs:write'] }, context), FIELDS)
		).rejects.toMatchObject({ code: 'not_allowed' });
	});

	test('two organisations of one name have two addresses, two of one number are refused', async ({
		context
	}) => {
		const anne = as(await aPerson(context), context);
		await createOrganisation(anne, FIELDS);
		await expect(createOrganisation(anne, FIELDS)).rejects.toMatchObject({
			code: 'siren_taken',
			field: 'siren'
		});
		expect(await createOrganisation(anne, { ...FIELDS, siren: null })).toBe('les-amis-d-essai-2');
		for (const name of ['Nouvelle', 'Registre'])
			expect(await createOrganisation(anne, { ...FIELDS, siren: null, name })).toBe(
				`${name.toLowerCase()}-2`
			);
	});

	test('two people who add the same number at once: one of them is told', async ({ context }) => {
		const people = [await aPerson(context), await aPerson(context)];
		const answers = await Promise.allSettled(
			people.map((actor) => createOrganisation(as(actor, context), FIELDS))
		);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('of two people who edit the same version, the second is told, and nothing is erased', async ({
		context
	}) => {
		const anne = as(await aPerson(context), context);
		const slug = await createOrganisation(anne, FIELDS);
		await updateOrganisation(anne, slug, 1, { ...FIELDS, purpose: 'Première' });
		await expect(
			updateOrganisation(anne, slug, 1, { ...FIELDS, purpose: 'Seconde' })
		).rejects.toMatchObject({ code: 'changed_meanwhile' });
		const now = await readForWriting(readerOf(context), slug);
		expect(now).toMatchObject({ version: 2, fields: { purpose: 'Première' } });
		const { lines } = await readHistory(readerOf(context), now.id, 1);
		expect(lines[0]).toMatchObject({
			action: 'organisation.updated',
			details: { fields: ['purpose'] }
		});
	});

	test('nobody edits, ties nor reads the history of an organisation that is not hers', async ({
		context
	}) => {
		const slug = await createOrganisation(as(await aPerson(context), context), FIELDS);
		const { id } = await readForWriting(readerOf(context), slug);
		const member = await aPerson(context, { memberships: [{ organisation: id, role: 'member' }] });
		for (const actor of [member, await aPerson(context)]) {
			await expect(
				updateOrganisation(as(actor, context), slug, 1, { ...FIELDS, name: 'Prise' })
			).rejects.toMatchObject({ code: 'not_allowed' });
			await expect(tieActor(as(actor, context), slug, 'x')).rejects.toMatchObject({
				code: 'not_allowed'
			});
		}
		expect(await everyRecord(context)).toMatchObject([{ name: FIELDS.name }]);
	});

	test('what a form sends beside its fields is never written', async ({ context }) => {
		const anne = as(await aPerson(context), context);
		const given = organisationSchema.parse({
			nom: 'Forgée',
			famille: 'association',
			slug: 'admin',
			merged_into: '1',
			actor_key: 'x',
			id: '7',
			version: '99'
		});
		const fields = await settleFields(readerOf(context), given);
		const slug = await createOrganisation(anne, {
			...fields,
			merged_into: 1,
			actor_key: 'x',
			slug: 'admin'
		} as OrganisationFields);
		expect(slug).toBe('forgee');
		const row = await context.db
			.selectFrom('organisation')
			.selectAll()
			.where('slug', '=', slug)
			.executeTakeFirstOrThrow();
		expect(row).toMatchObject({ merged_into: null, actor_key: null, version: 1 });
	});
});

describe('places', () => {
	test('a place is chosen by its name, its postal code or its old code; namesakes are told apart', async ({
		context
	}) => {
		await someTerritories(context);
		const reader = readerOf(context);
		const typed = (change: Record<string, unknown>) =>
			settleFields(
				reader,
				organisationSchema.parse({ nom: 'Essai', famille: 'association', ...change })
			);
		expect(await typed({ lieu: 'rennes', territoires: 'Bretagne\nMorbihan' })).toMatchObject({
			place: '35238',
			territories: ['R53', '56']
		});
		expect(await typed({ lieu: '35000' })).toMatchObject({ place: '35238' });
		expect(await typed({ lieu: 'Rennes (35238)' })).toMatchObject({ place: '35238' });
		await expect(typed({ lieu: 'Nulle-Part-sur-Mer' })).rejects.toMatchObject({
			code: 'unknown_place',
			field: 'lieu'
		});
		await expect(typed({ territoires: 'Bretagne\nAtlantide' })).rejects.toMatchObject({
			code: 'unknown_territory'
		});
		// Paris is a commune and a département: where one acts, the widest is meant.
		expect(await typed({ territoires: 'Paris' })).toMatchObject({ territories: ['75'] });
		const twice = { territoires: 'Saint-Armel\nBretagne' };
		await expect(typed(twice)).rejects.toMatchObject({ code: 'several_territories' });
		const { territoires } = await listPlaceChoices(reader, twice);
		expect(territoires.map(({ code }) => code).sort()).toEqual(['35250', '56205']);
		expect(await typed({ ...twice, 'territoires-choix': '56205' })).toMatchObject({
			territories: ['56205', 'R53']
		});
		const alias = await context.db
			.selectFrom('territory_alias')
			.select(['code', 'present'])
			.where('present', 'like', '35%')
			.limit(1)
			.executeTakeFirstOrThrow();
		expect(await typed({ lieu: alias.code })).toMatchObject({ place: alias.present });
	});
});

describe('the directory', () => {
	test('finds by name, number and town, the nearest first, and counts what it lists', async ({
		context
	}) => {
		await someTerritories(context);
		const reader = readerOf(context);
		await anOrganisation(context, {
			slug: 'rennes',
			name: 'Vélo rennais',
			place: '35238',
			domains: ['mobilite'],
			siren: '732829320'
		});
		await anOrganisation(context, {
			slug: 'vannes',
			name: 'Vélo vannetais',
			place: '56260',
			domains: ['mobilite', 'sport']
		});
		await anOrganisation(context, {
			slug: 'partout',
			name: 'Fédération',
			territories: ['R53'],
			family: 'reseau'
		});
		const browse = (change: object) =>
			browseOrganisations(reader, { ...EVERY_ORGANISATION, ...change });
		const slugs = async (change: object) => (await browse(change)).items.map(({ slug }) => slug);
		expect(await slugs({ text: 'velo', sort: 'pertinence' })).toEqual(['rennes', 'vannes']);
		expect(await slugs({ text: '732 829 320', sort: 'pertinence' })).toEqual(['rennes']);
		expect(await slugs({ text: 'vannes', sort: 'pertinence' })).toEqual(['vannes']);
		expect(await slugs({ territory: 'R53', sort: 'proches' })).toEqual([
			'rennes',
			'vannes',
			'partout'
		]);
		expect(await slugs({ territory: '56260', sort: 'proches' })).toEqual(['vannes', 'partout']);
		expect(await slugs({ territory: '56260', around: 100, sort: 'proches' })).toEqual([
			'vannes',
			'rennes',
			'partout'
		]);
		expect((await browse({})).facets.domain).toEqual({ mobilite: 2, sport: 1 });
		expect((await browse({ territory: '99999' })).unknown).toBe('99999');
		const first = await listMatching(reader, EVERY_ORGANISATION, { limit: 2, cursor: null });
		expect(first).toMatchObject({ total: 3, next: 'rennes' });
		expect(
			(await listMatching(reader, EVERY_ORGANISATION, { limit: 2, cursor: first.next })).items
		).toMatchObject([{ slug: 'vannes' }]);
		await expect(
			listMatching(reader, EVERY_ORGANISATION, { limit: 2, cursor: '../x' })
		).rejects.toMatchObject({ code: 'wrong_cursor' });
	});

	test('what was written a moment ago is found', async ({ context }) => {
		const anne = as(await aPerson(context), context);
		const find = async () =>
			(await browseOrganisations(readerOf(context), { ...EVERY_ORGANISATION, text: 'amis' })).total;
		expect(await find()).toBe(0);
		await createOrganisation(anne, FIELDS);
		expect(await find()).toBe(1);
	});
});

describe('one file out, the same in', () => {
	test('the export imports again without changing anything, and makes the same elsewhere', async ({
		context
	}) => {
		await someTerritories(context);
		const anne = as(await aPerson(context), context);
		await createOrganisation(anne, { ...FIELDS, purpose: '=danger | "guillemets"\nsuite' });
		await createOrganisation(anne, { ...FIELDS, siren: null, name: 'Autre', rna: 'W351234567' });
		const before = await everyRecord(context);
		const rows = before.map((record, rank) => ({
			line: rank + 2,
			record: fromCsvRow(toCsvRow(record))
		}));
		expect(await importOrganisations(context, rows)).toMatchObject({
			unchanged: 2,
			created: 0,
			faults: []
		});
		await context.db.deleteFrom('membership').execute();
		await context.db.deleteFrom('organisation').execute();
		expect(await importOrganisations(context, rows)).toMatchObject({ created: 2, faults: [] });
		expect(await everyRecord(context)).toEqual(before);
	});

	test('a file with one wrong line writes nothing, and says which', async ({ context }) => {
		await someTerritories(context);
		const sound = { slug: 'saine', name: 'Saine', family: 'association' };
		const { faults, created } = await importOrganisations(context, [
			{ line: 2, record: sound },
			{ line: 3, record: { ...sound, slug: 'fausse', siren: '123456789' } },
			{ line: 4, record: { ...sound, slug: 'ailleurs', place: '99999' } },
			{ line: 5, record: null }
		]);
		expect(created).toBe(0);
		expect([...new Set(faults.map(({ line }) => line))]).toEqual([3, 4, 5]);
		expect(await everyRecord(context)).toEqual([]);
		await expect(
			importOrganisations(as(await aPerson(context), context), [])
		).rejects.toMatchObject({ code: 'not_allowed' });
	});
});

describe('merging', () => {
	test('the one kept takes what it lacked, the people and the address of the other', async ({
		context
	}) => {
		const moderator = as(await aPerson(context, { role: 'moderator' }), context);
		const anne = await aPerson(context);
		const from = await createOrganisation(as(anne, context), { ...FIELDS, domains: ['sport'] });
		const into = await createOrganisation(as(await aPerson(context), context), {
			...FIELDS,
			name: 'Les Amis (essai)',
			siren: null,
			place: null
		});
		const preview = await previewMerge(readerOf(moderator), from, into);
		expect(preview).toMatchObject({
			members: 1,
			claims: 0,
			after: { name: 'Les Amis (essai)', siren: '732829320', domains: ['mobilite', 'sport'] }
		});
		const moved: number[][] = [];
		await mergeOrganisations(moderator, from, into, [async (_, a, b) => void moved.push([a, b])]);
		expect(await readOrganisation(readerOf(context), from)).toEqual({ movedTo: into });
		const kept = await readForWriting(readerOf(context), into);
		expect(kept.fields).toEqual(preview.after);
		expect(moved).toEqual([[expect.any(Number), kept.id]]);
		expect(await context.db.selectFrom('membership').select('organisation').execute()).toEqual([
			{ organisation: kept.id },
			{ organisation: kept.id }
		]);
		const { lines } = await readHistory(readerOf(moderator), kept.id, 1);
		expect(lines.filter(({ action }) => action === 'organisation.created')).toHaveLength(2);
		await expect(mergeOrganisations(moderator, from, into)).rejects.toMatchObject({
			code: 'unknown_organisation'
		});
		// Its former address is not given to another.
		expect(await createOrganisation(as(anne, context), { ...FIELDS, siren: null })).toBe(
			`${from}-2`
		);
	});

	test('merged twice, every former address leads to the last', async ({ context }) => {
		const [a, b, c] = ['a', 'b', 'c'];
		for (const slug of [a!, b!, c!]) await anOrganisation(context, { slug });
		await mergeOrganisations(context, a!, b!);
		await mergeOrganisations(context, b!, c!);
		for (const slug of [a!, b!])
			expect(await readOrganisation(readerOf(context), slug)).toEqual({ movedTo: c });
	});

	test('different numbers, one organisation with itself, and whoever does not moderate are refused', async ({
		context
	}) => {
		await anOrganisation(context, { slug: 'a', siren: '732829320' });
		const b = await anOrganisation(context, { slug: 'b', siren: '356000000' });
		await expect(mergeOrganisations(context, 'a', 'b')).rejects.toMatchObject({
			code: 'two_numbers'
		});
		await expect(mergeOrganisations(context, 'a', 'a')).rejects.toMatchObject({
			code: 'same_organisation'
		});
		const chair = await aPerson(context, {
			memberships: [{ organisation: b, role: 'representative' }]
		});
		await expect(mergeOrganisations(as(chair, context), 'a', 'b')).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(previewMerge(readerOf(as(chair, context)), 'a', 'b')).rejects.toMatchObject({
			code: 'not_allowed'
		});
	});
});
