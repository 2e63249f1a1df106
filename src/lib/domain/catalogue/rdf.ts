/*
 * Statements about addresses, written as JSON-LD and as Turtle from one list: the vocabularies that the
 * description of the open data needs, and no more.
 */

const PREFIXES = {
	dcat: 'http://www.w3.org/ns/dcat#',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/',
	spdx: 'http://spdx.org/rdf/terms#',
	vcard: 'http://www.w3.org/2006/vcard/ns#',
	xsd: 'http://www.w3.org/2001/XMLSchema#'
} as const;

export type Value =
	| { readonly id: string }
	/** Words in French. */
	| { readonly text: string }
	/** A text of no language. */
	| { readonly plain: string }
	| { readonly instant: Date }
	/** A value of a type of XML Schema: « 2026-11-24 » is a `date`. */
	| { readonly typed: string; readonly as: 'date' | 'nonNegativeInteger' | 'hexBinary' };
export interface Subject {
	readonly id: string;
	readonly type: string;
	readonly says: readonly (readonly [property: string, value: Value])[];
}

export const id = (address: string): Value => ({ id: address });
export const text = (words: string): Value => ({ text: words });

export function subjectsAsJsonLd(described: readonly Subject[]): string {
	const graph = described.map(({ id, type, says }) => {
		const node: Record<string, unknown> = { '@id': id, '@type': type };
		for (const [property, value] of says) {
			const written = jsonValue(value);
			const held = node[property];
			node[property] = held === undefined ? written : [held, written].flat();
		}
		return node;
	});
	return JSON.stringify({ '@context': PREFIXES, '@graph': graph }, null, '\t');
}

function jsonValue(value: Value): unknown {
	if ('id' in value) return { '@id': value.id };
	if ('instant' in value) return { '@value': value.instant.toISOString(), '@type': 'xsd:dateTime' };
	if ('typed' in value) return { '@value': value.typed, '@type': `xsd:${value.as}` };
	if ('plain' in value) return value.plain;
	return { '@value': value.text, '@language': 'fr' };
}

export function subjectsAsTurtle(described: readonly Subject[]): string {
	const prefixes = Object.entries(PREFIXES).map(([name, base]) => `@prefix ${name}: <${base}> .`);
	const subjects = described.map(({ id, type, says }) =>
		[
			`<${iri(id)}> a ${type}`,
			...says.map(([property, value]) => `\t${property} ${turtleValue(value)}`)
		].join(' ;\n')
	);
	return `${prefixes.join('\n')}\n\n${subjects.join(' .\n\n')} .\n`;
}

function turtleValue(value: Value): string {
	if ('id' in value) return `<${iri(value.id)}>`;
	if ('instant' in value) return `"${value.instant.toISOString()}"^^xsd:dateTime`;
	if ('typed' in value) return `${JSON.stringify(value.typed.toWellFormed())}^^xsd:${value.as}`;
	if ('plain' in value) return JSON.stringify(value.plain.toWellFormed());
	return `${JSON.stringify(value.text.toWellFormed())}@fr`;
}

/** What Turtle does not allow between < and > is written by its percent code. */
function iri(address: string): string {
	// eslint-disable-next-line no-control-regex -- the very characters to write otherwise
	return address.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (sign) => encodeURIComponent(sign));
}
