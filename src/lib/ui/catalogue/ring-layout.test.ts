import { expect, test } from 'vitest';
import { ROLES, type Role } from '../../domain/catalogue/vocabulary.ts';
import { CENTRE, layOutRing } from './ring-layout.ts';

const actors = (...roles: (Role | undefined)[]) => roles.map((role) => ({ role }));

test('the roles are told in their order, and the numbers follow the list', () => {
	const groups = layOutRing(actors('financeur', 'partenaire', 'porteur', undefined, 'partenaire'));
	expect(groups.map(({ label }) => label)).toEqual([
		'Porteur',
		'Partenaires',
		'Acteur',
		'Financeur'
	]);
	expect(groups.flatMap(({ beads }) => beads.map(({ number }) => number))).toEqual([1, 2, 3, 4, 5]);
});

test('every actor is on the ring, away from the others, whatever their number', () => {
	for (let count = 1; count <= 12; count++) {
		const roles = Object.keys(ROLES) as Role[];
		const beads = layOutRing(
			Array.from({ length: count }, (_, rank) => ({ role: roles[rank % roles.length] }))
		).flatMap((group) => group.beads);
		expect(beads).toHaveLength(count);
		for (const [rank, { x, y }] of beads.entries()) {
			expect(Math.hypot(x - CENTRE, y - CENTRE)).toBeCloseTo(112, 0);
			for (const other of beads.slice(rank + 1)) {
				expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(34);
			}
		}
	}
});

test('without an actor there is no drawing', () => {
	expect(layOutRing([])).toEqual([]);
});
