import { EU, IANA } from './dcat-lists.ts';
import { id, text, type Subject } from './rdf.ts';

/** A table of the open data, as portals want it. */
export interface DescribedTable {
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly keywords: readonly string[];
	readonly licence: { readonly title: string; readonly url: string };
	readonly version: string;
	/** `YYYY-MM-DD`. */
	readonly modified: string | null;
	readonly files: readonly {
		readonly format: 'csv' | 'json';
		readonly media: string;
		readonly bytes: number;
		/** In hexadecimal. */
		readonly sha256: string;
	}[];
}

export function tableAddress(origin: string, { id: name }: DescribedTable): string {
	return `${origin}/observatoire/donnees/${name}`;
}

/** Each table is a dataset whose address is its page; its files are its distributions, with their fingerprints. */
export function describeTables(
	tables: readonly DescribedTable[],
	origin: string,
	site: { agent: string; service: string; reached: Subject['says']; theme: string }
): Subject[] {
	return tables.flatMap((table) => {
		const address = tableAddress(origin, table);
		const { keywords, licence, version, files } = table;
		const changed: Subject['says'] = table.modified
			? [['dct:modified', { typed: table.modified, as: 'date' }]]
			: [];
		const distributions = files.map((file) => ({ ...file, id: `${address}#${file.format}` }));
		return [
			{
				id: address,
				type: 'dcat:Dataset',
				says: [
					['dct:title', text(table.title)],
					['dct:description', text(table.description)],
					['dct:identifier', { plain: address }],
					['dct:publisher', id(site.agent)],
					['dct:language', id(`${EU}/language/FRA`)],
					['dct:spatial', id(`${EU}/country/FRA`)],
					['dct:license', id(licence.url)],
					...changed,
					['dct:accessRights', id(`${EU}/access-right/PUBLIC`)],
					['dct:accrualPeriodicity', id(`${EU}/frequency/IRREG`)],
					['dcat:version', { plain: version }],
					['dcat:theme', id(site.theme)],
					...keywords.map((word) => ['dcat:keyword', text(word)] as const),
					['dcat:landingPage', id(address)],
					...site.reached,
					...distributions.map((one) => ['dcat:distribution', id(one.id)] as const)
				]
			},
			...distributions.flatMap(({ id: own, format, media, bytes, sha256 }): Subject[] => [
				{
					id: own,
					type: 'dcat:Distribution',
					says: [
						['dct:title', text(`${table.title}, en ${format.toUpperCase()}`)],
						['dcat:accessURL', id(`${address}.${format}`)],
						['dcat:downloadURL', id(`${address}.${format}`)],
						['dct:format', id(`${EU}/file-type/${format.toUpperCase()}`)],
						['dcat:mediaType', id(`${IANA}/${media}`)],
						['dcat:byteSize', { typed: String(bytes), as: 'nonNegativeInteger' }],
						['spdx:checksum', id(`${own}-empreinte`)],
						// The dictionary describes the sheet.
						...(format === 'csv'
							? ([['dct:conformsTo', id(`${address}.schema.json`)]] as const)
							: []),
						['dct:license', id(licence.url)],
						...changed
					]
				},
				{
					id: `${own}-empreinte`,
					type: 'spdx:Checksum',
					says: [
						['spdx:algorithm', id('http://spdx.org/rdf/terms#checksumAlgorithm_sha256')],
						['spdx:checksumValue', { typed: sha256, as: 'hexBinary' }]
					]
				}
			])
		];
	});
}
