import type { CoverMap } from '../../domain/observatory/cover-map.ts';
import { displayName, inTerritory } from '../../domain/territory/french.ts';
import type { TerritoryView } from '../../domain/territory/territory-view.ts';
import type { NamedTerritory, TerritoryKind } from '../../domain/territory/territory.ts';
import { distinctHolders, titleOf } from '../../domain/territory/words.ts';
import type { Reader } from '../platform/context.ts';
import { drawFrance, drawZoom, openAtlas } from '../territory/index.ts';

/**
 * Draws a territory in what holds it: a commune and an EPCI in their département, a département in its
 * région, a région in the country. Null where no outline is known (Saint-Pierre-et-Miquelon…).
 */
export async function drawCoverMap(
	reader: Reader,
	territory: TerritoryView
): Promise<CoverMap | null> {
	const caption = captionOf(territory);
	const { gazetteer, holdings } = await openAtlas(reader);
	const own = ownOutline(territory);
	const departements = own?.kind === 'region' ? holdings.of(own.code) : [];
	if (departements.length > 1) return drawInFrance(reader, territory.code, caption);
	const zoom = await drawZoom(
		reader,
		// A région of one département is an island, or nearly: it is drawn large.
		departements.length === 1
			? [departements[0]!.code]
			: own
				? departementsAround(territory, own, (code) => holdings.of(code))
				: heldIn(territory, 'departement').map(({ code }) => code)
	);
	if (!zoom) return null;
	const { width, height, around, shapes } = zoom;
	const area = own && shapes.find(({ code }) => code === own.code || own.kind === 'region')?.path;
	return {
		width,
		height,
		around,
		land: shapes
			.filter(({ path }) => path !== area)
			.map(({ path }) => path)
			.join(''),
		area: area ?? null,
		point: area ? null : zoom.place(territory),
		parts:
			territory.kind === 'epci'
				? holdings.of(territory.code).map(({ code }) => zoom.place(gazetteer.read(code)!))
				: [],
		approximate: territory.kind === 'commune' && territory.approximate,
		caption
	};
}

/** The territory whose outline is known: itself, or the département that a commune is (Paris). */
function ownOutline(territory: TerritoryView): NamedTerritory | null {
	if (territory.kind === 'departement' || territory.kind === 'region') return territory;
	return heldIn(territory, 'departement').find(({ name }) => name === territory.name) ?? null;
}

function departementsAround(
	territory: TerritoryView,
	own: NamedTerritory,
	held: (code: string) => readonly NamedTerritory[]
): string[] {
	const [region] = heldIn(territory, 'region');
	return region ? held(region.code).map(({ code }) => code) : [own.code];
}

async function drawInFrance(
	reader: Reader,
	region: string,
	caption: string
): Promise<CoverMap | null> {
	const { viewBox, outline, shapes } = await drawFrance(reader, 'region');
	const [, , width, height] = viewBox.split(' ').map(Number) as [number, number, number, number];
	const area = shapes.find(({ code }) => code === region)?.path;
	if (area === undefined) return null;
	const drawn = { width, height, around: '', land: outline, area };
	return { ...drawn, point: null, parts: [], approximate: false, caption };
}

function heldIn({ ancestors }: TerritoryView, kind: TerritoryKind): NamedTerritory[] {
	return ancestors.filter((one) => one.kind === kind);
}

function captionOf(territory: TerritoryView): string {
	const [holder] = distinctHolders(
		territory,
		territory.ancestors.filter(({ kind }) => kind !== 'epci')
	);
	const name = territory.kind === 'epci' ? titleOf(territory) : displayName(territory);
	return holder ? `${name}, ${inTerritory(holder)}` : name;
}
