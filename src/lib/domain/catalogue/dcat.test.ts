import { Parser, type Quad } from 'n3';
import { describe, expect, test } from 'vitest';
import { writeJsonLd, writeTurtle, type DataOfSite } from './dcat.ts';

const SITE: DataOfSite = {
	origin: 'https://alliances.example.org',
	modified: new Date('2026-03-02T08:00:00.000Z'),
	publisher: 'Ville d’Exemple\n1 place de la Mairie',
	contact: 'contact@example.org'
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
			expect(values(quads, dataset, `${DCAT}distribution`)).toEqual(ofType(quads, 'Distribution'));
		}
		for (const distribution of ofType(quads, 'Distribution')) {
			expect(values(quads, distribution, `${DCAT}accessURL`)).toHaveLength(1);
			expect(values(quads, distribution, `${DCT}license`)).toHaveLength(1);
		}
		for (const service of ofType(quads, 'DataService')) {
			expect(values(quads, service, `${DCAT}endpointURL`)).toHaveLength(1);
			expect(values(quads, service, `${DCAT}servesDataset`)).toEqual(datasets);
		}
		expect(quads.map(({ object }) => object.value)).toContain('Ville d’Exemple');
		expect(quads.map(({ object }) => object.value)).toContain('mailto:contact@example.org');
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
			expect(new Set(quads.map(({ subject }) => subject.value)).size, hostile).toBe(10);
			JSON.parse(writeJsonLd({ ...SITE, publisher: hostile, contact: hostile }));
		}
		const bare = parse({ ...SITE, modified: null, publisher: null, contact: null });
		expect(ofType(bare, 'Distribution')).toHaveLength(4);
	});
});
