import { xml } from '../catalogue/feed.ts';
import { inTerritory } from '../territory/french.ts';
import { typeset } from '../kernel/typography.ts';
import type { Need } from './need.ts';
import { needsAddress, type NeedQuery } from './query.ts';
import { HELP, NEED_KINDS } from './vocabulary.ts';

export const LONGEST_NEED_FEED = 50;

export interface NeedFeed {
	readonly origin: string;
	readonly query: NeedQuery;
	readonly title: string;
	readonly updatedAt: Date;
	readonly needs: readonly Need[];
}

/** Where a selection is followed. Its order and its page are not part of it. */
export function needFeedAddress(query: NeedQuery): string {
	return needsAddress(selectionOf(query), '/flux/besoins.atom');
}

function selectionOf(query: NeedQuery): NeedQuery {
	return {
		...query,
		sort: query.territory ? 'proches' : query.text ? 'pertinence' : 'recents',
		page: 1
	};
}

/** Atom, RFC 4287. The id of an entry is the address of its page, which does not change. */
export function writeNeedAtom({ origin, query, title, updatedAt, needs }: NeedFeed): string {
	const self = xml(`${origin}${needFeedAddress(query)}`);
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
		`<id>${self}</id>`,
		`<title>${xml(title)}</title>`,
		`<updated>${updatedAt.toISOString()}</updated>`,
		`<link rel="self" type="application/atom+xml" href="${self}"/>`,
		`<link rel="alternate" type="text/html" hreflang="fr" href="${xml(`${origin}${needsAddress(selectionOf(query))}`)}"/>`,
		`<author><name>Faire alliance</name><uri>${xml(origin)}/</uri></author>`,
		`<icon>${xml(origin)}/favicon.svg</icon>`,
		...needs.map((need) => entry(origin, need)),
		'</feed>',
		''
	].join('\n');
}

function entry(origin: string, need: Need): string {
	const address = xml(`${origin}/besoins/${need.slug}`);
	const published = need.publishedAt ?? need.updatedAt;
	return [
		'<entry>',
		`<id>${address}</id>`,
		`<title>${xml(`${NEED_KINDS[need.kind]}\u00A0: ${typeset(need.title)}`)}</title>`,
		`<link rel="alternate" type="text/html" hreflang="fr" href="${address}"/>`,
		`<author><name>${xml(need.organisation.name)}</name></author>`,
		`<published>${published.toISOString()}</published>`,
		`<updated>${need.updatedAt.toISOString()}</updated>`,
		`<summary>${xml(typeset(need.situation))}${need.place ? xml(` (${inTerritory(need.place)})`) : ''}</summary>`,
		...need.help.map((one) => `<category term="${xml(one)}" label="${xml(HELP[one])}"/>`),
		'</entry>'
	].join('\n');
}
