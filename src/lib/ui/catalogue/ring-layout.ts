import type { Role } from '#lib/domain/catalogue/vocabulary.ts';

/** Roles in the order in which they are told; the actors without a role come after the partners. */
export const ROLE_GROUPS: readonly { role: Role | undefined; one: string; many: string }[] = [
	{ role: 'porteur', one: 'Porteur', many: 'Porteurs' },
	{ role: 'partenaire', one: 'Partenaire', many: 'Partenaires' },
	{ role: undefined, one: 'Acteur', many: 'Acteurs' },
	{ role: 'financeur', one: 'Financeur', many: 'Financeurs' },
	{ role: 'catalyseur', one: 'Catalyseur', many: 'Catalyseurs' }
];

export const CENTRE = 170;
const RING = 112;
const NUMBER_RING = 84;
const BRACKET_RING = 136;
const LABEL_RING = 145;
/** Height of a capital of the labels, so that a label read from below hangs at the same distance. */
const CAPITAL = 11;
/** Space between two groups, in shares of the place of one actor. */
const GAP = 0.4;

export interface Bead<Actor> {
	actor: Actor;
	/** From 1, in the order of the list. */
	number: number;
	x: number;
	y: number;
	numberX: number;
	numberY: number;
}

export interface RingGroup<Actor> {
	label: string;
	/** Arc that holds the group together. */
	bracket: string;
	/** Arc along which the label is written, never upside down. */
	labelPath: string;
	beads: Bead<Actor>[];
}

/** Places the actors around a ring, role by role; the first group is centred at the top. */
export function layOutRing<Actor extends { readonly role?: Role | undefined }>(
	actors: readonly Actor[]
): RingGroup<Actor>[] {
	const groups = ROLE_GROUPS.map((group) => ({
		...group,
		members: actors.filter((actor) => actor.role === group.role)
	})).filter(({ members }) => members.length > 0);
	if (groups.length === 0) return [];

	const gap = groups.length > 1 ? GAP : 0;
	const share = 360 / (actors.length + gap * groups.length);
	let angle = -90 - (groups[0]!.members.length * share) / 2;
	let number = 0;

	return groups.map(({ one, many, members }) => {
		const from = angle;
		const to = from + members.length * share;
		angle = to + gap * share;
		const middle = (from + to) / 2;
		const half = Math.min(70, Math.max(26, (to - from) / 2 + (gap * share) / 2));
		const below = Math.sin(radians(middle)) > 0.5;
		return {
			label: members.length > 1 ? many : one,
			bracket: arc(BRACKET_RING, from + share * 0.18, Math.min(to - share * 0.18, from + 359)),
			labelPath: below
				? arc(LABEL_RING + CAPITAL, middle + half, middle - half)
				: arc(LABEL_RING, middle - half, middle + half),
			beads: members.map((actor, rank) => {
				const at = from + (rank + 0.5) * share;
				number += 1;
				const [x, y] = point(RING, at);
				const [numberX, numberY] = point(NUMBER_RING, at);
				return { actor, number, x, y, numberX, numberY };
			})
		};
	});
}

function arc(radius: number, from: number, to: number): string {
	const [startX, startY] = point(radius, from);
	const [endX, endY] = point(radius, to);
	const large = Math.abs(to - from) > 180 ? 1 : 0;
	return `M${startX} ${startY}A${radius} ${radius} 0 ${large} ${to > from ? 1 : 0} ${endX} ${endY}`;
}

/** A point of a circle around the centre, to a tenth of a unit; angles in degrees, clockwise from the right. */
function point(radius: number, degrees: number): [x: number, y: number] {
	const round = (value: number) => Math.round(value * 10) / 10;
	return [
		round(CENTRE + radius * Math.cos(radians(degrees))),
		round(CENTRE + radius * Math.sin(radians(degrees)))
	];
}

function radians(degrees: number): number {
	return (degrees * Math.PI) / 180;
}
