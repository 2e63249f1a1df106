import { EU, IANA } from './dcat-lists.ts';
import { describeTables, tableAddress, type DescribedTable } from './dcat-tables.ts';
import { id, subjectsAsJsonLd, subjectsAsTurtle, text, type Subject, type Value } from './rdf.ts';

/*
 * The open data of the site for data portals: DCAT-AP 3 (semiceu.github.io/DCAT-AP), written as
 * JSON-LD and as Turtle from one description. Only what an address of this site answers is in it.
 */

/** What the description depends on; `origin` is the public address of the site, without a final slash. */
export interface DataOfSite {
	readonly origin: string;
	/** When the data last changed; null when there is none yet. */
	readonly modified: Date | null;
	readonly publisher: string | null;
	/** A mail address or the address of a page. */
	readonly contact: string | null;
	/** The tables of the open data. */
	readonly tables: readonly DescribedTable[];
}

const LICENCE = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/';

/** The addresses at which the examples are taken: a test asks each of them. */
export function describeDistributions(origin: string) {
	const at = (path: string) => `${origin}${path}`;
	return [
		{
			id: at('/donnees.jsonld#csv'),
			title: 'Le catalogue entier, en CSV',
			address: at('/exemples.csv'),
			format: `${EU}/file-type/CSV`,
			media: `${IANA}/text/csv`,
			isFile: true
		},
		{
			id: at('/donnees.jsonld#jsonl'),
			title: 'Le catalogue entier, en JSON Lines (un exemple par ligne)',
			address: at('/exemples.jsonl'),
			// Neither list names JSON Lines for sure.
			format: null,
			media: null,
			isFile: true
		},
		{
			id: at('/donnees.jsonld#api-exemples'),
			title: 'Les exemples par l’API ouverte, en JSON',
			address: at('/api/v1/examples'),
			format: `${EU}/file-type/JSON`,
			media: `${IANA}/application/json`,
			isFile: false
		},
		{
			id: at('/donnees.jsonld#atom'),
			title: 'Les derniers exemples, en flux Atom',
			address: at('/flux/exemples.atom'),
			format: `${EU}/file-type/ATOM`,
			media: `${IANA}/application/atom+xml`,
			isFile: true
		}
	];
}

function describe({ origin, modified, publisher, contact, tables }: DataOfSite): Subject[] {
	const at = (path: string) => `${origin}${path}`;
	const catalogue = at('/donnees.jsonld#catalogue');
	const dataset = at('/donnees.jsonld#exemples');
	const service = at('/donnees.jsonld#api');
	const agent = at('/donnees.jsonld#editeur');
	const point = at('/donnees.jsonld#contact');
	const distributions = describeDistributions(origin);
	const changed: Subject['says'] = modified ? [['dct:modified', { instant: modified }]] : [];
	const shared: Subject['says'] = [
		['dct:publisher', id(agent)],
		['dct:language', id(`${EU}/language/FRA`)],
		['dct:spatial', id(`${EU}/country/FRA`)],
		['dct:license', id(LICENCE)],
		...changed
	];
	const access = id(`${EU}/access-right/PUBLIC`);
	const reached: Subject['says'] = contact ? [['dcat:contactPoint', id(point)]] : [];

	return [
		{
			id: catalogue,
			type: 'dcat:Catalog',
			says: [
				['dct:title', text('Données ouvertes de Faire alliance')],
				[
					'dct:description',
					text(
						'Les données que publie ce site sur les alliances entre associations, entreprises, collectivités et habitants en France.'
					)
				],
				...shared,
				['foaf:homepage', id(at('/'))],
				['dcat:themeTaxonomy', id(`${EU}/data-theme`)],
				['dcat:dataset', id(dataset)],
				...tables.map((table) => ['dcat:dataset', id(tableAddress(origin, table))] as const),
				['dcat:service', id(service)]
			]
		},
		{
			id: dataset,
			type: 'dcat:Dataset',
			says: [
				['dct:title', text('Exemples inspirants d’alliances')],
				[
					'dct:description',
					text(
						'Des alliances réelles entre associations, entreprises, collectivités et habitants : le besoin, les acteurs, l’action, les résultats, le lieu, les objectifs de développement durable et les sources de chacune.'
					)
				],
				['dct:identifier', { plain: dataset }],
				...shared,
				['dct:accessRights', access],
				['dct:accrualPeriodicity', id(`${EU}/frequency/IRREG`)],
				['dcat:theme', id(`${EU}/data-theme/SOCI`)],
				...['alliances', 'partenariats', 'ODD 17', 'territoires'].map(
					(word) => ['dcat:keyword', text(word)] as const
				),
				['dcat:landingPage', id(at('/exemples'))],
				['foaf:page', id(at('/api/v1'))],
				...reached,
				...distributions.map((one) => ['dcat:distribution', id(one.id)] as const)
			]
		},
		...distributions.map((one): Subject => ({
			id: one.id,
			type: 'dcat:Distribution',
			says: [
				['dct:title', text(one.title)],
				['dcat:accessURL', id(one.address)],
				...(one.isFile
					? ([['dcat:downloadURL', id(one.address)]] as const)
					: ([['dcat:accessService', id(service)]] as const)),
				...(one.format ? ([['dct:format', id(one.format)]] as const) : []),
				...(one.media ? ([['dcat:mediaType', id(one.media)]] as const) : []),
				['dct:license', id(LICENCE)],
				...changed
			]
		})),
		{
			id: service,
			type: 'dcat:DataService',
			says: [
				['dct:title', text('API ouverte de Faire alliance')],
				['dcat:endpointURL', id(at('/api/v1'))],
				['dcat:endpointDescription', id(at('/api/v1/openapi.json'))],
				['dcat:servesDataset', id(dataset)],
				['dct:publisher', id(agent)],
				['dct:license', id(LICENCE)],
				['dct:accessRights', access],
				...reached
			]
		},
		{
			id: agent,
			type: 'foaf:Agent',
			says: [
				['foaf:name', text(publisher?.split('\n')[0]!.trim() || 'Faire alliance')],
				['foaf:homepage', id(at('/mentions-legales'))]
			]
		},
		...(contact
			? [
					{
						id: point,
						type: 'vcard:Kind',
						says: [
							['vcard:fn', text(publisher?.split('\n')[0]!.trim() || 'Faire alliance')],
							contactOf(contact)
						]
					} satisfies Subject
				]
			: []),
		...describeTables(tables, origin, {
			agent,
			service,
			reached,
			theme: `${EU}/data-theme/SOCI`
		}),
		...[
			...new Map([
				[LICENCE, 'Licence Ouverte 2.0'],
				...tables.map(({ licence }) => [licence.url, licence.title] as const)
			])
		].map(([address, title]): Subject => ({
			id: address,
			type: 'dct:LicenseDocument',
			says: [['dct:title', text(title)]]
		}))
	];
}

/** As the publisher declared it: an address of a page, of mail, or words. */
function contactOf(contact: string): readonly [string, Value] {
	if (/^https?:\/\//.test(contact) && URL.canParse(contact)) {
		return ['vcard:hasURL', id(contact)];
	}
	if (/^[^\s@<>"{}|\\^`]+@[^\s@<>"{}|\\^`]+$/.test(contact)) {
		return ['vcard:hasEmail', id(`mailto:${contact}`)];
	}
	return ['vcard:note', text(contact)];
}

export function writeJsonLd(data: DataOfSite): string {
	return subjectsAsJsonLd(describe(data));
}

export function writeTurtle(data: DataOfSite): string {
	return subjectsAsTurtle(describe(data));
}
