import { catalogueAddress, writeQuery, type CatalogueQuery } from './query.ts';
import type { Target } from './selection-map.ts';

export const MAP_PATH = '/exemples/carte';

/** The address of the map of a selection: the same parameters as the list. */
export function mapAddress(query: CatalogueQuery): string {
	const search = writeQuery({ ...query, page: 1 }).toString();
	return search ? `${MAP_PATH}?${search}` : MAP_PATH;
}

/** Where a circle or a line of the list leads, its criteria kept. */
export function addressOfTarget(target: Target, query: CatalogueQuery): string {
	switch (target.to) {
		case 'example':
			return `/exemples/${target.slug}`;
		case 'list':
			return catalogueAddress({ ...query, territory: target.code, page: 1 });
		case 'map':
			return mapAddress({ ...query, territory: target.code });
		case 'group':
			return `#lieu-${target.code}`;
	}
}
