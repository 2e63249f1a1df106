import { typeset } from '../kernel/typography.ts';
import type { Example } from './example.ts';
import { catalogueAddress, writeQuery, type CatalogueQuery } from './query.ts';
import { formOf, placeOf } from './telling.ts';
import { DOMAINS } from './vocabulary.ts';

/** An example in a feed: when it came into the catalogue, when it last changed. */
export interface FeedEntry {
	readonly example: Example;
	readonly createdAt: Date;
	readonly updatedAt: Date;
}

/** What a feed says of itself; `origin` is the public address of the site, without a final slash. */
export interface Feed {
	readonly origin: string;
	readonly query: CatalogueQuery;
	readonly title: string;
	readonly updatedAt: Date;
	readonly entries: readonly FeedEntry[];
}

export const LONGEST_FEED = 50;
const LICENCE = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/';
const TERMS = 'Licence Ouverte 2.0';

/** Where a selection is followed. Its order and its page are not part of it: a feed has its own. */
export function feedAddress(query: CatalogueQuery, form: 'atom' | 'json'): string {
	const search = writeQuery(selectionOf(query)).toString();
	return `/flux/exemples.${form}${search ? `?${search}` : ''}`;
}

function selectionOf(query: CatalogueQuery): CatalogueQuery {
	return { ...query, sort: query.text ? 'pertinence' : 'recents', page: 1 };
}

/** Atom, RFC 4287. The id of an entry is the address of its page, which does not change. */
export function writeAtom({ origin, query, title, updatedAt, entries }: Feed): string {
	const self = `${origin}${feedAddress(query, 'atom')}`;
	const page = `${origin}${catalogueAddress(selectionOf(query))}`;
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
		`<id>${xml(self)}</id>`,
		`<title>${xml(title)}</title>`,
		`<updated>${updatedAt.toISOString()}</updated>`,
		`<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
		`<link rel="alternate" type="text/html" hreflang="fr" href="${xml(page)}"/>`,
		`<link rel="license" href="${LICENCE}"/>`,
		`<author><name>Faire alliance</name><uri>${xml(origin)}/</uri></author>`,
		`<rights>${TERMS}</rights>`,
		`<icon>${xml(origin)}/favicon.svg</icon>`,
		...entries.map((entry) => atomEntry(origin, entry)),
		'</feed>',
		''
	].join('\n');
}

function atomEntry(origin: string, { example, createdAt, updatedAt }: FeedEntry): string {
	const address = xml(`${origin}/exemples/${example.slug}`);
	return [
		'<entry>',
		`<id>${address}</id>`,
		`<title>${xml(typeset(example.title))}</title>`,
		`<link rel="alternate" type="text/html" hreflang="fr" href="${address}"/>`,
		`<published>${createdAt.toISOString()}</published>`,
		`<updated>${updatedAt.toISOString()}</updated>`,
		`<summary>${xml(told(example))}</summary>`,
		...example.domains.map(
			(domain) => `<category term="${xml(domain)}" label="${xml(DOMAINS[domain])}"/>`
		),
		'</entry>'
	].join('\n');
}

/** JSON Feed 1.1 (jsonfeed.org). */
export function writeJsonFeed({ origin, query, title, entries }: Feed): string {
	return JSON.stringify({
		version: 'https://jsonfeed.org/version/1.1',
		title,
		home_page_url: `${origin}${catalogueAddress(selectionOf(query))}`,
		feed_url: `${origin}${feedAddress(query, 'json')}`,
		description: `${TERMS}\u00A0: ${LICENCE}`,
		language: 'fr',
		authors: [{ name: 'Faire alliance', url: `${origin}/` }],
		items: entries.map(({ example, createdAt, updatedAt }) => ({
			id: `${origin}/exemples/${example.slug}`,
			url: `${origin}/exemples/${example.slug}`,
			title: typeset(example.title),
			content_text: told(example),
			date_published: createdAt.toISOString(),
			date_modified: updatedAt.toISOString(),
			tags: example.domains.map((domain) => DOMAINS[domain])
		}))
	});
}

/** The example in a few lines: what it is, where, since when. */
function told(example: Example): string {
	const where = placeOf(example);
	const facts = [formOf(example), where, example.startYear && `depuis ${example.startYear}`];
	return `${typeset(example.summary)} ${facts.filter(Boolean).join(', ')}.`;
}

/** A text as XML holds it: its five signs escaped, and without what XML 1.0 cannot hold at all. */
export function xml(text: string): string {
	return text
		.toWellFormed()
		.replace(NOT_XML, '')
		.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

// eslint-disable-next-line no-control-regex -- the very characters to leave out
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
