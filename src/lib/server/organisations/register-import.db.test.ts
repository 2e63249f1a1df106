import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { someTerritories } from '#tests/cast.ts';
import {
	aFolderOfFiles,
	anImportRow,
	aSeatRow,
	aUnitRow,
	aWaldecRow,
	csvOf,
	IMPORT,
	SEATS,
	UNITS,
	WALDEC,
	zipOf
} from '#tests/register-files.ts';
import { describe, expect, NOW, openOwnDatabase, test as base } from '#tests/stage.ts';
import { readerOf, type Context } from '../platform/context.ts';
import type { OpenDatabase } from '../platform/db/open.ts';
import {
	importRegister,
	listRegisterLoads,
	openRegisterFile,
	readRegisterEntry,
	searchRegisters,
	UnreadableRegister
} from './index.ts';

const SOURCES = ['rna-waldec', 'rna-import', 'sirene-units', 'sirene-seats'] as const;

/** A database of its own: COPY has a connection of its own, outside of the stage’s transaction. */
const test = base
	.extend('own', { scope: 'file' }, async ({}, { onCleanup }) => {
		const { open, remove } = await openOwnDatabase('migrated');
		onCleanup(remove);
		await someTerritories({ db: open.db, actor: { kind: 'operator' }, now: NOW });
		return open;
	})
	.extend('files', async ({}, { onCleanup }) => {
		const files = await aFolderOfFiles();
		onCleanup(files.remove);
		return files;
	})
	.extend('registers', async ({ own, files }) => {
		await sql`truncate register_association, register_company, register_load, register_seen`.execute(
			own.db
		);
		return registersOf(own, files);
	});

function registersOf(own: OpenDatabase, files: Awaited<ReturnType<typeof aFolderOfFiles>>) {
	const context: Context = { db: own.db, actor: { kind: 'operator' }, now: NOW };
	const reader = readerOf(context);
	const said: string[] = [];
	const load = async (
		content: string | Uint8Array,
		options: { batch?: number; complete?: boolean; copy?: OpenDatabase['copy'] } = {}
	) => {
		const name = typeof content === 'string' ? 'fichier.csv' : 'fichier.zip';
		const path = await files.write(name, content);
		return importRegister(context, await openRegisterFile(path, SOURCES), {
			copy: own.copy,
			say: (sentence) => said.push(sentence),
			...options
		});
	};
	return {
		context,
		reader,
		said,
		load,
		loadWaldec: (...rows: Parameters<typeof aWaldecRow>[0][]) =>
			load(
				csvOf(
					WALDEC,
					rows.map((row) => aWaldecRow(row))
				)
			),
		loadUnits: (...rows: Parameters<typeof aUnitRow>[0][]) =>
			load(
				csvOf(
					UNITS,
					rows.map((row) => aUnitRow(row))
				)
			),
		keys: async (query: Parameters<typeof searchRegisters>[1]) =>
			(await searchRegisters(reader, query)).map(({ key }) => key)
	};
}

describe('an association of the RNA', () => {
	test('is read whole from the waldec file: purpose, domains, commune, website', async ({
		registers
	}) => {
		const load = await registers.loadWaldec({
			titre: 'Club d’aviron d’essai',
			titre_court: 'CAE',
			siret: '999000002 00013',
			siteweb: 'www.example.org/aviron'
		});
		expect(load).toMatchObject({ source: 'rna-waldec', rowsRead: 1, added: 1, standing: 1 });
		expect(await readRegisterEntry(registers.reader, 'rna-W561999001')).toEqual({
			key: 'rna-W561999001',
			name: 'Club d’aviron d’essai',
			acronym: 'CAE',
			siren: '999000002',
			siret: '99900000200013',
			rna: 'W561999001',
			purpose: 'servir à un essai',
			legalCategory: null,
			place: '56121',
			town: 'Lorient',
			domains: ['sport'],
			website: 'http://www.example.org/aviron'
		});
	});

	test('is read from the import file too, but for those that have a number in the other', async ({
		registers
	}) => {
		const load = await registers.load(
			csvOf(IMPORT, [anImportRow(), anImportRow({ id: '561P0561999002', position: 'R' })], ';')
		);
		expect(load).toMatchObject({ source: 'rna-import', added: 1, skipped: { replaced: 1 } });
		expect(await readRegisterEntry(registers.reader, 'rna-561P0561999001')).toMatchObject({
			rna: null,
			domains: ['culture-patrimoine'],
			town: 'Lorient'
		});
	});

	test('keeps its website to itself when it did not agree to show it', async ({ registers }) => {
		await registers.loadWaldec({ siteweb: 'www.example.org', publiweb: '0' });
		expect(await readRegisterEntry(registers.reader, 'rna-W561999001')).toMatchObject({
			website: null
		});
	});

	test('lies in the present commune: an arrondissement is Paris, an unknown code is none', async ({
		registers
	}) => {
		const load = await registers.loadWaldec(
			{ adrs_codeinsee: '75114' },
			{ id: 'W561999002', adrs_codeinsee: '99999', adrs_libcommune: 'Ailleurs' }
		);
		expect(load).toMatchObject({ added: 2, skipped: { 'no-place': 1 } });
		expect(await readRegisterEntry(registers.reader, 'rna-W561999001')).toMatchObject({
			place: '75056',
			town: 'Paris'
		});
		expect(await readRegisterEntry(registers.reader, 'rna-W561999002')).toMatchObject({
			place: null,
			town: 'Ailleurs'
		});
	});

	test('is not kept when it is dissolved, and closes when it was known', async ({ registers }) => {
		await registers.loadWaldec({}, { id: 'W561999002' });
		const load = await registers.loadWaldec(
			{ position: 'D', date_disso: '2025-12-31' },
			{ id: 'W561999002' },
			{ id: 'W561999003', position: 'D' }
		);
		expect(load).toMatchObject({ closed: 1, unchanged: 1, added: 0, skipped: { closed: 2 } });
		expect(await readRegisterEntry(registers.reader, 'rna-W561999001')).toBeNull();
		expect(await registers.keys({ text: 'amicale' })).toEqual(['rna-W561999002']);
	});
});

describe('a unit of Sirene', () => {
	test('is stored with the list of its activity, and placed by its seat', async ({ registers }) => {
		await registers.loadUnits({});
		const seats = await registers.load(
			csvOf(SEATS, [
				aSeatRow(),
				aSeatRow({
					siret: '99900000100020',
					etablissementSiege: 'false',
					codeCommuneEtablissement: '35238'
				}),
				aSeatRow({ siren: '999000009', siret: '99900000900012' })
			])
		);
		expect(seats).toMatchObject({
			source: 'sirene-seats',
			changed: 1,
			skipped: { 'not-a-seat': 1 }
		});
		expect(await readRegisterEntry(registers.reader, 'siren-999000001')).toMatchObject({
			siret: '99900000100012',
			legalCategory: '5710',
			place: '56121',
			town: 'Lorient',
			domains: ['numerique']
		});
		expect(
			await registers.context.db
				.selectFrom('register_company')
				.select(['activity', 'activity_nomenclature', 'activity_2025'])
				.execute()
		).toEqual([{ activity: '62.01Z', activity_nomenclature: 'NAFRev2', activity_2025: '62.10Y' }]);
		expect(await registers.keys({ text: 'lorient' })).toEqual(['siren-999000001']);
		await registers.loadUnits({ denominationUniteLegale: 'AUTRE NOM' });
		expect(await registers.keys({ text: 'lorient autre' })).toEqual(['siren-999000001']);
	});

	test('is never stored when it is a natural person or not diffusible, and leaves when it becomes so', async ({
		registers
	}) => {
		await registers.loadUnits({});
		const load = await registers.loadUnits(
			{ statutDiffusionUniteLegale: 'P' },
			{ siren: '999000002', statutDiffusionUniteLegale: 'N' },
			{ siren: '999000003', categorieJuridiqueUniteLegale: '1000' },
			{ siren: '999000004', statutDiffusionUniteLegale: '' },
			{ siren: '999000005', etatAdministratifUniteLegale: 'C' }
		);
		expect(load?.skipped).toEqual({ 'not-diffusible': 3, 'natural-person': 1, closed: 1 });
		expect(
			await registers.context.db.selectFrom('register_company').select('siren').execute()
		).toEqual([]);
	});

	test('hides where it is when its seat withdraws from diffusion', async ({ registers }) => {
		await registers.loadUnits({});
		await registers.load(csvOf(SEATS, [aSeatRow()]));
		await registers.load(csvOf(SEATS, [aSeatRow({ statutDiffusionEtablissement: 'P' })]));
		expect(await readRegisterEntry(registers.reader, 'siren-999000001')).toMatchObject({
			place: null,
			town: null
		});
		expect(await registers.keys({ text: 'lorient' })).toEqual([]);
	});
});

describe('an association that has a RNA number and a SIREN', () => {
	const unit = {
		siren: '999000002',
		denominationUniteLegale: 'AMICALE D ESSAI',
		categorieJuridiqueUniteLegale: '9220'
	};
	const expected = { key: 'rna-W561999001', siren: '999000002', legalCategory: '9220' };

	test.for([
		[
			'by the RNA number of Sirene, RNA first',
			{},
			{ identifiantAssociationUniteLegale: 'W561999001' },
			false
		],
		[
			'by the RNA number of Sirene, Sirene first',
			{},
			{ identifiantAssociationUniteLegale: 'W561999001' },
			true
		],
		['by the SIRET of the RNA', { siret: '99900000200013' }, {}, false],
		['by the SIRET of the RNA, Sirene first', { siret: '99900000200013' }, {}, true]
	] as const)('is one entry %s', async ([, rna, sirene, isSireneFirst], { registers }) => {
		const loads = [
			() => registers.loadWaldec(rna),
			() => registers.loadUnits({ ...unit, ...sirene })
		];
		for (const load of isSireneFirst ? loads.reverse() : loads) await load();
		expect(await registers.keys({ text: 'amicale' })).toEqual(['rna-W561999001']);
		for (const text of ['999 000 002', '99900000200013', 'w561999001'])
			expect(await registers.keys({ text })).toEqual(['rna-W561999001']);
		for (const key of ['rna-W561999001', 'siren-999000002'])
			expect(await readRegisterEntry(registers.reader, key)).toMatchObject(expected);
	});

	test('is the unit alone once the association is dissolved', async ({ registers }) => {
		await registers.loadUnits({ ...unit, identifiantAssociationUniteLegale: 'W561999001' });
		await registers.loadWaldec({});
		await registers.loadWaldec({ position: 'D' });
		expect(await registers.keys({ text: 'amicale' })).toEqual(['siren-999000002']);
	});
});

describe('a file', () => {
	test('that lacks a column is refused by the name of the column, and writes nothing', async ({
		registers
	}) => {
		const columns = WALDEC.filter((name) => name !== 'objet' && name !== 'position');
		await expect(registers.load(csvOf(columns, [aWaldecRow()]))).rejects.toThrow(
			'il manque les colonnes objet et position'
		);
		expect(await listRegisterLoads(registers.reader)).toEqual([]);
	});

	test('that has a new column is loaded, and the column told', async ({ files }) => {
		const path = await files.write('x.csv', csvOf([...WALDEC, 'courriel'], [aWaldecRow()]));
		const { remarks } = await openRegisterFile(path, SOURCES);
		expect(remarks).toEqual(['Colonnes nouvelles, laissées de côté : courriel.']);
	});

	test('of another kind is refused', async ({ registers }) => {
		await expect(registers.load('nom,prix\na,1\n')).rejects.toThrow(UnreadableRegister);
		await expect(registers.load(zipOf({ 'lisez-moi.txt': 'rien' }))).rejects.toThrow(
			'aucun fichier CSV'
		);
	});

	test('may be an archive of one CSV a département', async ({ registers }) => {
		const load = await registers.load(
			zipOf({
				'rna_56.csv': csvOf(WALDEC, [aWaldecRow()], ';'),
				'rna_35.csv': csvOf(WALDEC, [aWaldecRow({ id: 'W351999001' })], ';')
			})
		);
		expect(load).toMatchObject({ rowsRead: 2, added: 2 });
	});

	test('that is an archive cut short is said so', async ({ registers }) => {
		const zip = zipOf({ 'rna.csv': csvOf(WALDEC, [aWaldecRow()]) });
		await expect(registers.load(zip.slice(0, zip.length - 30))).rejects.toThrow(
			'abîmé ou incomplet'
		);
	});

	test('already loaded does nothing', async ({ registers }) => {
		await registers.loadWaldec({});
		expect(await registers.loadWaldec({})).toBeNull();
		expect(await listRegisterLoads(registers.reader)).toHaveLength(1);
	});

	test('in UTF-8, with a mark or not, in Windows-1252 or in both gives the same names', async ({
		registers
	}) => {
		const utf8 = Buffer.from(csvOf(WALDEC, [aWaldecRow({ titre: 'Théâtre d’œuvre' })]));
		const windows = Buffer.from(
			csvOf(WALDEC, [aWaldecRow({ id: 'W561999002', titre: 'Théâtre d\u0092\u009cuvre' })])
				.split('\n')
				.slice(1)
				.join('\n'),
			'latin1'
		);
		const twice = Buffer.from(
			csvOf(WALDEC, [aWaldecRow({ id: 'W561999003', titre: 'ThÃ©Ã¢tre dâ€™Å“uvre' })])
				.split('\n')
				.slice(1)
				.join('\n')
		);
		await registers.load(Buffer.concat([Buffer.from('\uFEFF'), utf8, windows, twice]));
		const entries = await searchRegisters(registers.reader, { text: 'theatre oeuvre' });
		expect(entries.map(({ name }) => name)).toEqual(Array(3).fill('Théâtre d’œuvre'));
	});

	test('cut in the middle of a row loads what precedes, closes nothing, and the whole one ends it', async ({
		registers
	}) => {
		await registers.loadWaldec({}, { id: 'W561999002' }, { id: 'W561999003' });
		const whole = csvOf(WALDEC, [
			aWaldecRow({ titre: 'Nouveau nom' }),
			aWaldecRow({ id: 'W561999002', objet: 'un, deux' })
		]);
		const cut = await registers.load(whole.slice(0, whole.indexOf('deux"')));
		expect(cut).toMatchObject({
			state: 'truncated',
			changed: 1,
			closed: 0,
			spared: 2,
			standing: 3,
			skipped: { 'bad-row': 1 }
		});
		const ended = await registers.load(whole);
		expect(ended).toMatchObject({
			state: 'done',
			changed: 1,
			unchanged: 1,
			closed: 1,
			standing: 2
		});
	});
});

describe('the file of the next month', () => {
	const many = (count: number) =>
		Array.from({ length: count }, (_, rank) => ({ id: `W56199${String(rank).padStart(4, '0')}` }));

	test('is a difference: added, changed, unchanged, disappeared', async ({ registers }) => {
		await registers.loadWaldec({}, { id: 'W561999002' }, { id: 'W561999003' });
		const load = await registers.loadWaldec(
			{ titre: 'Autre' },
			{ id: 'W561999002' },
			{ id: 'W561999004' }
		);
		expect(load).toMatchObject({ added: 1, changed: 1, unchanged: 1, closed: 1, standing: 3 });
		expect(await readRegisterEntry(registers.reader, 'rna-W561999003')).toBeNull();
	});

	test('closes nothing when it looks partial, unless it is said complete', async ({
		registers
	}) => {
		await registers.loadWaldec(...many(300));
		const rows = csvOf(
			WALDEC,
			many(150).map((row) => aWaldecRow(row))
		);
		expect(await registers.load(rows)).toMatchObject({ closed: 0, spared: 150, standing: 300 });
		expect(await registers.load(rows, { complete: true })).toMatchObject({
			closed: 150,
			standing: 150
		});
	});

	test('of one layout leaves the other alone', async ({ registers }) => {
		await registers.load(csvOf(IMPORT, [anImportRow()]));
		await registers.loadWaldec({});
		await registers.loadWaldec({ titre: 'Autre' });
		expect(await registers.keys({ text: 'ancienne' })).toEqual(['rna-561P0561999001']);
	});

	test('reopens what had closed', async ({ registers }) => {
		await registers.loadWaldec({});
		await registers.loadWaldec({ position: 'D' });
		await registers.loadWaldec({ objet: 'de retour' });
		expect(await readRegisterEntry(registers.reader, 'rna-W561999001')).toMatchObject({
			purpose: 'de retour'
		});
	});
});

describe('a load that was cut', () => {
	test('goes on where it stopped, and ends as if nothing had happened', async ({
		registers,
		own
	}) => {
		const rows = csvOf(
			WALDEC,
			Array.from({ length: 50 }, (_, rank) =>
				aWaldecRow({ id: `W56199${String(rank).padStart(4, '0')}` })
			)
		);
		let copies = 0;
		const cutting: OpenDatabase['copy'] = async (...copied) => {
			if (++copies === 3) throw new Error('cut');
			return own.copy(...copied);
		};
		await expect(registers.load(rows, { batch: 10, copy: cutting })).rejects.toThrow('cut');
		expect((await listRegisterLoads(registers.reader))[0]).toMatchObject({
			state: 'running',
			rowsRead: 20
		});
		const ended = await registers.load(rows, { batch: 10 });
		expect(registers.said).toContain('Reprise après 20\u00A0lignes déjà lues.');
		expect(ended).toMatchObject({
			state: 'done',
			rowsRead: 50,
			added: 50,
			closed: 0,
			standing: 50
		});
		expect(await listRegisterLoads(registers.reader)).toHaveLength(1);
	});
});

describe('what is loaded', () => {
	test('is told in the journal without a name', async ({ registers }) => {
		await registers.loadWaldec({});
		const entries = await registers.context.db
			.selectFrom('journal')
			.select(['action', 'subject', 'details'])
			.where('action', '=', 'register.loaded')
			.orderBy('id', 'desc')
			.limit(1)
			.execute();
		expect(entries).toEqual([
			{
				action: 'register.loaded',
				subject: 'rna-waldec',
				details: { load: expect.any(Number), rows: 1, added: 1, changed: 0, closed: 0 }
			}
		]);
	});

	test('has domains that the site knows, whatever the code', async () => {
		const { DOMAINS } = await import('../../domain/catalogue/vocabulary.ts');
		for (const name of ['rna-objets', 'naf-rev2']) {
			const rows = readFileSync(`data/register-mapping/${name}.csv`, 'utf8')
				.trim()
				.split('\n')
				.slice(1);
			const prefixes = rows.map((row) => row.split(',')[0]);
			expect(new Set(prefixes).size).toBe(prefixes.length);
			const domains = rows.flatMap((row) => row.split(',')[1]!.split(' ').filter(Boolean));
			expect(domains.filter((domain) => !Object.hasOwn(DOMAINS, domain))).toEqual([]);
		}
	});
});
