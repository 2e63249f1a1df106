import type { Gazetteer, Named, Place } from '../../territory/gazetteer.ts';
import { distanceBetween, type Point } from '../../territory/territory.ts';

/** A side of a territory that a person names: « Bretagne sud ». */
export type Side = 'nord' | 'sud' | 'est' | 'ouest';

/** The place that a search names. */
export interface PlaceAsked {
	/** The one territory, or null for a land of several. */
	readonly territory: Place | null;
	/** The name of a land, or of a side of a territory. */
	readonly land: string | null;
	/** What lies in one of these is there. */
	readonly codes: ReadonlySet<string>;
	/** The middle, for distances; null when the land is far apart from itself. */
	readonly centre: Point | null;
	/** Around the place, how far it reaches by itself, in kilometres. */
	readonly radius: number;
	/** Codes of territories that touch it, and of those that hold it. */
	readonly beside: ReadonlySet<string>;
	readonly holders: ReadonlySet<string>;
	/** One side of the territory only: from its middle to its end, in degrees along an axis. */
	readonly side: {
		readonly axis: 'latitude' | 'longitude';
		readonly middle: number;
		readonly end: number;
	} | null;
}

/** Where an example lies: the smallest known territory, and all that hold it. */
export interface Placed {
	readonly place: string | null;
	readonly territories: readonly string[];
}

/** How near an example is: 1 in the place, down to 0 for what has nothing to do with it. */
export interface Nearness {
	readonly value: number;
	readonly how: 'in' | 'distance' | 'beside' | 'holder' | 'same-holder' | 'far';
	/** Kilometres between the middles, when it is what counts. */
	readonly distance: number | null;
	/** The territory that holds both, when it is what counts. */
	readonly shared: Place | null;
}

const FAR: Nearness = { value: 0, how: 'far', distance: null, shared: null };
/** Kilometres after which nearness is a third of what it was (an hour of bus, half an hour by car). */
const FADING = 36;

export function placeAsked(gazetteer: Gazetteer, named: Named, side: Side | null): PlaceAsked {
	if ('land' in named) {
		const parts = named.land.codes.flatMap((code) => gazetteer.read(code) ?? []);
		return { ...ofSeveral(parts), land: named.land.names[0]!, territory: null };
	}
	const { place } = named;
	const asked: PlaceAsked = {
		territory: place,
		land: null,
		codes: new Set([place.code]),
		centre: place,
		radius: { commune: 0, epci: 12, departement: 45, region: 110 }[place.kind],
		beside: new Set(place.neighbours),
		holders: new Set(place.ancestors),
		side: null
	};
	return side && place.kind !== 'commune' ? sideOf(gazetteer, asked, place, side) : asked;
}

function ofSeveral(parts: readonly Place[]): Omit<PlaceAsked, 'land' | 'territory'> {
	const centre =
		parts.length === 0
			? null
			: {
					latitude: mean(parts.map(({ latitude }) => latitude)),
					longitude: mean(parts.map(({ longitude }) => longitude))
				};
	const reach = centre ? Math.max(...parts.map((one) => distanceBetween(centre, one))) : 0;
	const codes = new Set(parts.map(({ code }) => code));
	return {
		codes,
		centre: reach > 600 ? null : centre,
		radius: reach + 30,
		beside: new Set(
			parts.flatMap(({ neighbours }) => neighbours).filter((code) => !codes.has(code))
		),
		holders: new Set(),
		side: null
	};
}

/** One side of a territory: what lies further that way is more in it. */
function sideOf(gazetteer: Gazetteer, whole: PlaceAsked, place: Place, side: Side): PlaceAsked {
	const inside = [...gazetteer.places()].filter(
		(one) => one.kind === 'commune' && one.ancestors.includes(place.code)
	);
	if (inside.length < 10) return whole;
	const axis = side === 'nord' || side === 'sud' ? 'latitude' : 'longitude';
	const sign = side === 'nord' || side === 'est' ? 1 : -1;
	const along = inside.map((one) => one[axis]).sort((a, b) => a - b);
	const at = (share: number) => along[Math.floor(share * (along.length - 1))]!;
	const middle = at(0.5);
	const end = sign > 0 ? at(0.9) : at(0.1);
	return {
		...whole,
		territory: null,
		land: `${place.name}, côté ${side}`,
		centre: { ...pointOf(place), [axis]: (middle + end) / 2 },
		radius: whole.radius / 2,
		side: { axis, middle, end }
	};
}

function pointOf({ latitude, longitude }: Point): Point {
	return { latitude, longitude };
}

/** How near what lies in `placed` is to the place asked for. */
export function nearness(gazetteer: Gazetteer, asked: PlaceAsked, placed: Placed): Nearness {
	const place = placed.place ? gazetteer.read(placed.place) : undefined;
	if (placed.territories.some((code) => asked.codes.has(code))) {
		return {
			value: asked.side && place ? onSide(place, asked.side) : 1,
			how: 'in',
			distance: null,
			shared: null
		};
	}
	if (!place) return FAR;
	if (asked.holders.has(place.code)) {
		const value = { epci: 0.75, departement: 0.55, region: 0.4, commune: 0 }[place.kind];
		return { value, how: 'holder', distance: null, shared: place };
	}
	let best = FAR;
	const consider = (one: Nearness) => {
		if (one.value > best.value) best = one;
	};
	const isSmall = place.kind === 'commune' || place.kind === 'epci';
	if (asked.centre && isSmall) {
		const distance = distanceBetween(asked.centre, place);
		const beyond = Math.max(0, distance - asked.radius);
		consider({
			value: 0.72 * Math.exp(-beyond / FADING),
			how: 'distance',
			distance,
			shared: null
		});
	}
	for (const code of placed.territories) {
		if (asked.beside.has(code)) {
			consider({
				value: 0.32,
				how: 'beside',
				distance: null,
				shared: gazetteer.read(code) ?? null
			});
		}
		if (asked.holders.has(code)) {
			const shared = gazetteer.read(code) ?? null;
			const value = shared
				? { epci: 0.7, departement: 0.4, region: 0.25, commune: 0 }[shared.kind]
				: 0;
			consider({ value, how: 'same-holder', distance: null, shared });
		}
	}
	return best;
}

/** 1 well on the side asked for, a little over a half in the middle or when it is the whole, less beyond. */
function onSide(place: Place, { axis, middle, end }: NonNullable<PlaceAsked['side']>): number {
	if (place.kind === 'region') return 0.55;
	const share = (place[axis] - middle) / (end - middle);
	return Math.min(1, Math.max(0.25, 0.5 + 0.75 * share));
}

function mean(numbers: readonly number[]): number {
	return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
