import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { anExample } from '../../../../tests/cast.ts';
import { feedAddress, writeAtom, writeJsonFeed, type Feed } from './feed.ts';
import { EMPTY_QUERY } from './query.ts';

const at = (day: string) => new Date(`${day}T08:00:00.000Z`);
const HOSTILE = 'A < B & C > "D" \' ]]> <script>alert(1)</script> \uFFFE\u0007 \uD800 é 🌱';

function aFeed(change: Partial<Feed> = {}): Feed {
	return {
		origin: 'https://alliances.example.org',
		query: { ...EMPTY_QUERY, text: HOSTILE, domain: ['mobilite'], sort: 'titre', page: 7 },
		title: HOSTILE,
		updatedAt: at('2026-03-02'),
		entries: [
			{
				example: anExample({ slug: 'un', title: HOSTILE, domains: ['sante', 'handicap'] }),
				createdAt: at('2026-01-01'),
				updatedAt: at('2026-03-02')
			},
			{
				example: anExample({ slug: 'deux' }),
				createdAt: at('2026-01-01'),
				updatedAt: at('2026-02-02')
			}
		],
		...change
	};
}

/** Throws on the first thing that is not well-formed. */
function parse(text: string) {
	const parser = new DOMParser({
		onError: (level, message) => {
			if (level !== 'warning') throw new Error(`${level}: ${message}`);
		}
	});
	return parser.parseFromString(text, 'text/xml').documentElement!;
}

const ATOM = 'http://www.w3.org/2005/Atom';
type Node = ReturnType<typeof parse>;
const children = (node: Node, name: string) =>
	[...node.childNodes].filter(
		(child) => child.nodeName === name && (child as Node).namespaceURI === ATOM
	) as Node[];
const textOf = (node: Node, name: string) => children(node, name)[0]?.textContent;

describe('the Atom feed', () => {
	test('is well-formed and has all that RFC 4287 asks for, whatever the examples hold', () => {
		const feed = parse(writeAtom(aFeed()));
		expect(feed.namespaceURI).toBe(ATOM);
		for (const name of ['id', 'title', 'updated'])
			expect(children(feed, name), name).toHaveLength(1);
		expect(children(feed, 'author')).toHaveLength(1);
		expect(textOf(feed, 'updated')).toBe('2026-03-02T08:00:00.000Z');
		expect(textOf(feed, 'title')).toContain('<script>alert(1)</script>');
		const self = children(feed, 'link').find((link) => link.getAttribute('rel') === 'self')!;
		expect(self.getAttribute('href')).toBe(textOf(feed, 'id'));

		const entries = children(feed, 'entry');
		expect(entries).toHaveLength(2);
		for (const entry of entries) {
			for (const name of ['id', 'title', 'updated', 'summary']) {
				expect(children(entry, name), name).toHaveLength(1);
			}
			expect(textOf(entry, 'id')).toMatch(/^https:\/\/alliances\.example\.org\/exemples\//);
			expect(textOf(entry, 'updated')).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
			expect(children(entry, 'link')[0]!.getAttribute('href')).toBe(textOf(entry, 'id'));
		}
		expect(children(entries[0]!, 'category').map((one) => one.getAttribute('term'))).toEqual([
			'sante',
			'handicap'
		]);
	});

	test('is well-formed when nothing matches', () => {
		const feed = parse(writeAtom(aFeed({ entries: [] })));
		expect(children(feed, 'entry')).toEqual([]);
		expect(textOf(feed, 'updated')).toBe('2026-03-02T08:00:00.000Z');
	});
});

describe('the JSON feed', () => {
	test('is of version 1.1, with an id, a text and dates for each example', () => {
		const feed = JSON.parse(writeJsonFeed(aFeed()));
		expect(feed).toMatchObject({
			version: 'https://jsonfeed.org/version/1.1',
			title: HOSTILE,
			feed_url: expect.stringMatching(/^https:\/\/alliances\.example\.org\/flux\/exemples\.json\?/),
			language: 'fr'
		});
		expect(feed.items.map(({ id }: { id: string }) => id)).toEqual([
			'https://alliances.example.org/exemples/un',
			'https://alliances.example.org/exemples/deux'
		]);
		for (const item of feed.items) {
			expect(item.content_text).toContain('Une association et une entreprise d’essai');
			expect(Date.parse(item.date_modified)).not.toBeNaN();
		}
	});
});

test('the address of a feed keeps the criteria, and neither the order nor the page', () => {
	const query = { ...EMPTY_QUERY, domain: ['mobilite'] as const };
	expect(feedAddress({ ...query, sort: 'titre', page: 3 }, 'atom')).toBe(
		'/flux/exemples.atom?domaine=mobilite'
	);
	expect(feedAddress({ ...query, text: 'vélo', sort: 'titre' }, 'json')).toBe(
		'/flux/exemples.json?q=v%C3%A9lo&domaine=mobilite'
	);
	expect(feedAddress(EMPTY_QUERY, 'atom')).toBe('/flux/exemples.atom');
});
