import type { CoverMap } from '../../domain/observatory/cover-map.ts';
import { displayName, inTerritory } from '../../domain/territory/french.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import { distinctHolders } from '../../domain/territory/words.ts';
import type { Reader } from '../platform/context.ts';
import { drawFrance, drawZoom, openAtlas, type TerritoryView } from '../territory/index.ts';

/**
 * Draws a territory in what holds it: a commune and an EPCI in their département, a département in its
 * région, a région in the country. Null where no outline is known (Saint-Pierre-et-Miquelon…).
 */
export async function drawCoverMap(
	reader: Reader,
	territory: TerritoryView
): Promise<CoverMap | null> {
	const holders = (kind: NamedTerritory['kind']) =>
		territory.ancestors.filter((one) => one.kind === kind);
	const caption = captionOf(territory);
	const { gazetteer, holdings } = await openAtlas(reader);
	const inside = territory.kind === 'region' ? holdings.of(territory.code) : [];
	// A région of one département is an island, or nearly: it is drawn large.
	if (inside.length > 1) {
		const { viewBox, outline, shapes } = await drawFrance(reader, 'region');
		const [, , width, height] = viewBox.split(' ').map(Number) as [number, number, number, number];
		const area = shapes.find(({ code }) => code === territory.code)?.path;
		if (area === undefined) return null;
		const drawn = { width, height, around: '', land: outline, area };
		return { ...drawn, point: null, parts: [], approximate: false, caption };
	}
	const [region] = holders('region');
	const codes =
		territory.kind === 'region'
			? inside.map(({ code }) => code)
			: territory.kind !== 'departement'
				? holders('departement').map(({ code }) => code)
				: region
					? holdings.of(region.code).map(({ code }) => code)
					: [territory.code];
	const zoom = codes.length > 0 ? await drawZoom(reader, codes) : null;
	if (!zoom) return null;
	const { width, height, around, shapes } = zoom;
	const own =
		territory.kind === 'region' ? shapes[0] : shapes.find(({ code }) => code === territory.code);
	return {
		width,
		height,
		around,
		land: shapes
			.filter((shape) => shape !== own)
			.map(({ path }) => path)
			.join(''),
		area: own?.path ?? null,
		point: own ? null : zoom.place(territory),
		parts:
			territory.kind === 'epci'
				? holdings.of(territory.code).map(({ code }) => zoom.place(gazetteer.read(code)!))
				: [],
		approximate: territory.kind === 'commune' && territory.approximate,
		caption
	};
}

function captionOf(territory: TerritoryView): string {
	const [holder] = distinctHolders(
		territory,
		territory.ancestors.filter(({ kind }) => kind !== 'epci')
	);
	const name = displayName(territory);
	return holder ? `${name}, ${inTerritory(holder)}` : name;
}
