import { Parser, type Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { writeJsonLd, writeTurtle, type DataOfSite } from './dcat.ts';

const LICENCE = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/';
const SITE: DataOfSite = {
	origin: 'https://alliances.example.org',
	modified: new Date('2026-03-02T08:00:00.000Z'),
	publisher: 'Ville d’Exemple\n1 place de la Mairie',
	contact: 'contact@example.org',
	tables: ['themes', 'glossary'].map((id) => ({
		id,
		title: 'Une table',
		description: 'Ce qu’elle tient.',
		keywords: ['essai', '"hostile" \\'],
		licence:
			id === 'themes'
				? { title: 'Licence Ouverte 2.0', url: LICENCE }
				: { title: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
		version: '2026-03-01',
		modified: '2026-03-01',
		files: (['csv', 'json'] as const).map((format) => ({
			format,
			media: format === 'csv' ? 'text/csv' : 'application/json',
			bytes: 1200,
			sha256: 'ab'.repeat(32)
		}))
	}))
};
const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const parse = (site: DataOfSite): Quad[] => new Parser().parse(writeTurtle(site));
const ofType = (quads: Quad[], type: string) =>
	quads
		.filter(({ predicate, object }) => predicate.value === TYPE && object.value === DCAT + type)
		.map(({ subject }) => subject.value);
const values = (quads: Quad[], subject: string, property: string) =>
	quads
		.filter((quad) => quad.subject.value === subject && quad.predicate.value === property)
		.map(({ object }) => object.value);

describe('the description of the open data', () => {
	test('has what DCAT-AP 3 asks of a catalogue, a dataset, a distribution and a service', () => {
		const quads = parse(SITE);
		const [catalogue] = ofType(quads, 'Catalog');
		for (const property of ['title', 'description', 'publisher', 'license', 'language', 'modified'])
			expect(values(quads, catalogue!, DCT + property), property).toHaveLength(1);
		const datasets = values(quads, catalogue!, `${DCAT}dataset`);
		expect(datasets).toEqual(ofType(quads, 'Dataset'));
		for (const dataset of datasets) {
			for (const property of [
				'title',
				'description',
				'publisher',
				'license',
				'spatial',
				'modified',
				'identifier'
			])
				expect(values(quads, dataset, DCT + property), property).toHaveLength(1);
			expect(values(quads, dataset, `${DCAT}theme`)).not.toEqual([]);
			expect(values(quads, dataset, `${DCAT}distribution`)).not.toEqual([]);
		}
		expect(datasets.flatMap((dataset) => values(quads, dataset, `${DCAT}distribution`))).toEqual(
			ofType(quads, 'Distribution')
		);
		for (const distribution of ofType(quads, 'Distribution')) {
			expect(values(quads, distribution, `${DCAT}accessURL`)).toHaveLength(1);
			expect(values(quads, distribution, `${DCT}license`)).toHaveLength(1);
		}
		for (const service of ofType(quads, 'DataService')) {
			expect(values(quads, service, `${DCAT}endpointURL`)).toHaveLength(1);
			for (const served of values(quads, service, `${DCAT}servesDataset`))
				expect(datasets).toContain(served);
		}
		expect(quads.map(({ object }) => object.value)).toContain('Ville d’Exemple');
		expect(quads.map(({ object }) => object.value)).toContain('mailto:contact@example.org');
	});

	test('describes each table as a dataset, with the size and the fingerprint of its files', () => {
		const quads = parse(SITE);
		const themes = `${SITE.origin}/observatoire/donnees/themes`;
		expect(ofType(quads, 'Dataset')).toContain(themes);
		expect(values(quads, themes, `${DCAT}version`)).toEqual(['2026-03-01']);
		const [csv] = values(quads, themes, `${DCAT}distribution`);
		expect(values(quads, csv!, `${DCAT}downloadURL`)).toEqual([`${themes}.csv`]);
		expect(values(quads, csv!, `${DCAT}byteSize`)).toEqual(['1200']);
		expect(values(quads, csv!, `${DCT}conformsTo`)).toEqual([`${themes}.schema.json`]);
		const [checksum] = values(quads, csv!, 'http://spdx.org/rdf/terms#checksum');
		expect(values(quads, checksum!, 'http://spdx.org/rdf/terms#checksumValue')).toEqual([
			'ab'.repeat(32)
		]);
		// Each licence is described once, whatever the number of tables that have it.
		expect(
			values(quads, LICENCE, TYPE).filter((type) => type === `${DCT}LicenseDocument`)
		).toHaveLength(1);
	});

	test('says the same in Turtle and in JSON-LD', () => {
		const quads = parse(SITE);
		const { '@graph': graph } = JSON.parse(writeJsonLd(SITE)) as {
			'@graph': Record<string, unknown>[];
		};
		const told = graph.reduce(
			(sum, node) =>
				sum +
				Object.entries(node)
					.filter(([key]) => key !== '@id')
					.reduce((count, [, value]) => count + [value].flat().length, 0),
			0
		);
		expect(told).toBe(quads.length);
		expect(new Set(graph.map((node) => node['@id']))).toEqual(
			new Set(quads.map(({ subject }) => subject.value))
		);
	});

	test('stays whole whatever the settings hold, and without them', () => {
		for (const hostile of [
			'"""\\u0041" ; a <x> .',
			'a@b.fr> . <x> <y> <z',
			'https://example.org/a b"c<d>',
			'\u0000\u0001\n\t\\',
			'\uD800'
		]) {
			const quads = parse({ ...SITE, publisher: hostile, contact: hostile });
			expect(new Set(quads.map(({ subject }) => subject.value)).size, hostile).toBe(21);
			JSON.parse(writeJsonLd({ ...SITE, publisher: hostile, contact: hostile }));
		}
		const bare = parse({ ...SITE, modified: null, publisher: null, contact: null, tables: [] });
		expect(ofType(bare, 'Distribution')).toHaveLength(4);
	});
});
