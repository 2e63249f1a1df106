import { typeset } from '../kernel/typography.ts';
import { addressOfTarget, type MapQuery } from './map-address.ts';
import type { PlaceGroup } from './place-list.ts';
import { catalogueAddress } from './query.ts';
import type { Marker } from './selection-map.ts';

/** The circles with their addresses. */
export function linkMarkers(markers: readonly Marker[], query: MapQuery) {
	return markers.map(({ target, example, ...marker }) => ({
		...marker,
		only: example ? typeset(example.title) : undefined,
		href: addressOfTarget(target, query)
	}));
}

/** The list beside the map with its addresses. */
export function linkGroups(groups: readonly PlaceGroup[], query: MapQuery) {
	return groups.map(({ target, lines, ...group }) => ({
		...group,
		name: typeset(group.name),
		href: target ? addressOfTarget(target, query) : undefined,
		lines: lines.map((line) => ({
			name: typeset(line.name),
			count: line.count,
			href: addressOfTarget(line.target, query)
		})),
		untoldHref: catalogueAddress({
			...query.query,
			territory: group.code,
			around: null,
			page: 1
		})
	}));
}
