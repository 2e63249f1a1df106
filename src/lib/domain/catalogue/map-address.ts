import { catalogueAddress, writeQuery, type CatalogueQuery } from './query.ts';
import type { Target } from './selection-map.ts';

export const MAP_PATH = '/exemples/carte';

/** What the address of the map says beside the selection. */
export const COLOUR_PARAMETER = 'couleur';

/** The selection that is on the map, and whether circles tell the forms of partnership. */
export interface MapQuery {
	readonly query: CatalogueQuery;
	readonly byForm: boolean;
}

/** The address of the map of a selection: the same parameters as the list. */
export function mapAddress({ query, byForm }: MapQuery): string {
	const search = parametersOf({ query, byForm }).toString();
	return search ? `${MAP_PATH}?${search}` : MAP_PATH;
}

function parametersOf({ query, byForm }: MapQuery): URLSearchParams {
	const parameters = writeQuery({ ...query, page: 1 });
	if (byForm) parameters.set(COLOUR_PARAMETER, 'forme');
	return parameters;
}

/** The map of the same selection in another territory, or in the whole country. */
export function mapIn(territory: string | null, { query, byForm }: MapQuery): string {
	return mapAddress({ query: { ...query, territory, around: null }, byForm });
}

/** What a new search on the map keeps: all but its words and its order. */
export function keptOnMap({ query, byForm }: MapQuery): [name: string, value: string][] {
	return [...parametersOf({ query: { ...query, text: '', sort: 'recents' }, byForm })];
}

/** `lieu=aucun`: the examples of a selection that have no place, which no map shows. */
export const PLACE_PARAMETER = 'lieu';

/** The address of the examples of a selection that have no place. */
export function unplacedAddress(query: MapQuery): string {
	const address = mapAddress(query);
	return `${address}${address.includes('?') ? '&' : '?'}${PLACE_PARAMETER}=aucun`;
}

/** Where a circle or a line of the list leads, its criteria kept. */
export function addressOfTarget(target: Target, { query, byForm }: MapQuery): string {
	switch (target.to) {
		case 'example':
			return `/exemples/${target.slug}`;
		case 'list':
			return catalogueAddress({ ...query, territory: target.code, around: null, page: 1 });
		case 'map':
			return mapIn(target.code, { query, byForm });
		case 'group':
			return `#lieu-${target.code}`;
	}
}
