/** The map of one territory, to be drawn on a page or in a document. */
export interface CoverMap {
	readonly width: number;
	readonly height: number;
	/** `d` of what lies around. */
	readonly around: string;
	/** `d` of the land that holds the territory. */
	readonly land: string;
	/** `d` of the territory itself, when its outline is known. */
	readonly area: string | null;
	/** Where it is, when it is shown as a point. */
	readonly point: { readonly x: number; readonly y: number } | null;
	/** The communes of an intercommunalité. */
	readonly parts: readonly { readonly x: number; readonly y: number }[];
	/** The point is an estimate. */
	readonly approximate: boolean;
	/** « Luc-sur-Aude, dans l’Aude ». */
	readonly caption: string;
}

/** Colours of a drawing that is printed. */
export interface MapColours {
	readonly around: string;
	readonly land: string;
	readonly line: string;
	readonly mark: string;
}

/** The map as an SVG file, for a document. */
export function writeCoverMap(map: CoverMap, colours: MapColours): string {
	const { width, height, around, land, area, point, parts, approximate } = map;
	const path = (d: string, fill: string) =>
		d ? `<path d="${d}" fill="${fill}" stroke="${colours.line}" stroke-width="1"/>` : '';
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
		path(around, colours.around),
		path(land, colours.land),
		path(area ?? '', colours.mark),
		...parts.map(
			({ x, y }) =>
				`<circle cx="${x}" cy="${y}" r="${PART_RADIUS}" fill="${colours.mark}" stroke="${colours.land}" stroke-width="1"/>`
		),
		...(point && parts.length === 0
			? [
					`<circle cx="${point.x}" cy="${point.y}" r="${DOT_RADIUS}" fill="${colours.mark}"/>`,
					`<circle cx="${point.x}" cy="${point.y}" r="${RING_RADIUS}" fill="none" stroke="${colours.mark}" stroke-width="3"${approximate ? ' stroke-dasharray="8 6"' : ''}/>`
				]
			: []),
		'</svg>'
	].join('');
}

/* In units of a drawing 600 wide. */
export const DOT_RADIUS = 7;
export const RING_RADIUS = 22;
export const PART_RADIUS = 4.5;
