/** The four kinds of official territories that the product knows, vintage 2026. */
export type TerritoryKind = 'commune' | 'epci' | 'departement' | 'region';

/** What is needed to name a territory in a sentence. */
export interface NamedTerritory {
	/** `35238`, `243500139`, `35`, `R53`. */
	readonly code: string;
	readonly kind: TerritoryKind;
	readonly name: string;
	/** INSEE's TNCC digit (type de nom en clair), 0 to 8: which article the name takes. */
	readonly article: number;
}

/** A point on the globe, degrees, WGS 84. */
export interface Point {
	readonly latitude: number;
	readonly longitude: number;
}

/** Kilometres: mean radius (IUGG). */
export const EARTH_RADIUS = 6371.0088;

/** Great-circle distance in kilometres (haversine formula). */
export function distanceBetween(a: Point, b: Point): number {
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
	const h =
		half(b.latitude - a.latitude) +
		Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude);
	return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}
