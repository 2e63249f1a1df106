import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Actor, InstanceRole } from '#lib/domain/kernel/actor.ts';
import { chaptersFor } from './places.ts';

const somebody = (role: InstanceRole): Actor => ({
	kind: 'person',
	id: 'a',
	role,
	memberships: [],
	catalystOf: []
});
const placesOf = (actor: Actor) => chaptersFor(actor).flatMap(({ places }) => places);
const pages = readdirSync('src/routes/administration', { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && !entry.name.includes('.'))
	.map(({ name }) => `/administration/${name}`);
/** Who the load of a page lets in, as its first line says it; a page without a door is for everybody. */
const doorOf = (href: string) =>
	/as(Moderator|Administrator)\(/.exec(
		readFileSync(`src/routes${href}/+page.server.ts`, 'utf8')
	)?.[1];

describe('the home of the administration', () => {
	it('lists every page of the administration, once', () => {
		const listed = placesOf(somebody('administrator')).map(({ href }) => href);
		expect([...listed].sort()).toEqual(pages.sort());
		expect(placesOf({ kind: 'operator' }).map(({ href }) => href)).toEqual(listed);
	});

	it('shows a moderator the pages that let her in, and no other', () => {
		const open = pages.filter((href) => doorOf(href) !== 'Administrator').sort();
		const listed = placesOf(somebody('moderator')).map(({ href }) => href);
		expect(listed.sort()).toEqual(open);
		expect(listed).not.toContain('/administration/journal');
	});

	it('shows nothing to a member', () => {
		expect(chaptersFor(somebody('member'))).toEqual([]);
		expect(chaptersFor({ kind: 'visitor' })).toEqual([]);
	});
});
