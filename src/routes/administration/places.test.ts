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
const doorOf = (href: string) => readFileSync(`src/routes${href}/+page.server.ts`, 'utf8');

describe('the home of the administration', () => {
	it('lists every page of the administration, once', () => {
		const listed = placesOf(somebody('administrator')).map(({ href }) => href);
		expect([...listed].sort()).toEqual(pages.sort());
		expect(placesOf({ kind: 'operator' }).map(({ href }) => href)).toEqual(listed);
	});

	it('shows a moderator the pages that let her in, and no other', () => {
		const open = pages.filter((href) => !doorOf(href).includes('asAdministrator(')).sort();
		const listed = placesOf(somebody('moderator')).map(({ href }) => href);
		expect(listed.sort()).toEqual(open);
		expect(listed).not.toContain('/administration/personnes');
	});

	it('shows nothing to a member', () => {
		expect(chaptersFor(somebody('member'))).toEqual([]);
		expect(chaptersFor({ kind: 'visitor' })).toEqual([]);
	});
});
