import { TABLE_FORMATS, TABLE_LICENCES, type Table, type TableFormat } from './open-data.ts';

interface Published {
	readonly table: Table;
	readonly version: string;
	/** `YYYY-MM-DD`. */
	readonly modified: string | null;
	readonly files: Readonly<Record<TableFormat, { bytes: number; sha256: string }>>;
}

/**
 * A table for machines that read pages: a Dataset of schema.org in JSON-LD, ready to stand in a
 * `<script>` (no `<` that could close it).
 */
export function tableJsonLd(
	{ table, version, modified, files }: Published,
	origin: string
): string {
	const address = `${origin}/observatoire/donnees/${table.id}`;
	const data = {
		'@context': 'https://schema.org',
		'@type': 'Dataset',
		'@id': address,
		url: address,
		name: table.title,
		description: table.description,
		keywords: table.keywords,
		inLanguage: 'fr',
		isAccessibleForFree: true,
		license: TABLE_LICENCES[table.licence],
		version,
		dateModified: modified ?? undefined,
		spatialCoverage: { '@type': 'Place', name: 'France' },
		creator: { '@type': 'Organization', name: 'Faire alliance', url: origin },
		variableMeasured: table.fields.map(({ name, meaning, unit }) => ({
			'@type': 'PropertyValue',
			name,
			description: meaning,
			unitText: unit
		})),
		distribution: (Object.keys(TABLE_FORMATS) as TableFormat[]).map((format) => ({
			'@type': 'DataDownload',
			contentUrl: `${address}.${format}`,
			encodingFormat: TABLE_FORMATS[format].media,
			contentSize: `${files[format].bytes} B`,
			sha256: files[format].sha256
		}))
	};
	return JSON.stringify(data).replaceAll('<', '\\u003c');
}
