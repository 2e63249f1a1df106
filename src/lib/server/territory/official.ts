import { sql } from 'kysely';
import { fold } from '../../domain/kernel/typography.ts';
import { regionCode } from '../../domain/territory/code.ts';
import type { OfficialPlace } from '../../domain/territory/official.ts';
import { distanceBetween } from '../../domain/territory/territory.ts';
import type { Context } from '../platform/context.ts';
import { bumpRevision } from '../platform/revision.ts';

/** An official point farther than this from ours is a slip (latitude and longitude swapped, often). Kilometres. */
const TOO_FAR = 200;
const ROWS_A_STATEMENT = 1000;

export interface OfficialReport {
	readonly points: number;
	readonly outlines: number;
	/** Codes that are none of our territories. */
	readonly unknown: readonly string[];
	/** Codes whose point is too far from where the territory is known to be: left as they were. */
	readonly misplaced: readonly string[];
}

/**
 * Puts official points and contours in the place of our estimates. Meant to run in one transaction.
 * The same file twice changes nothing more.
 */
export async function loadOfficialPlaces(
	context: Context,
	places: readonly OfficialPlace[]
): Promise<OfficialReport> {
	const rows = await context.db
		.selectFrom('territory')
		.select(['code', 'kind', 'search_name', 'latitude', 'longitude'])
		.execute();
	const known = new Map(rows.map((row) => [row.code, row]));
	const points: { code: string; latitude: number; longitude: number }[] = [];
	const outlines: { code: string; geometry: unknown }[] = [];
	const unknown: string[] = [];
	const misplaced: string[] = [];

	for (const place of places) {
		const territory = [known.get(place.insee), known.get(regionCode(place.insee))]
			.filter((one) => one !== undefined)
			// « 53 » is a département and a région: the name tells which.
			.sort(
				(a, b) => Number(isNamed(b.search_name, place)) - Number(isNamed(a.search_name, place))
			)[0];
		if (!territory) unknown.push(place.insee);
		else if (place.area) outlines.push({ code: territory.code, geometry: place.area });
		else if (place.point && distanceBetween(place.point, territory) > TOO_FAR)
			misplaced.push(place.insee);
		else if (place.point) points.push({ code: territory.code, ...place.point });
	}

	for (let at = 0; at < points.length; at += ROWS_A_STATEMENT) {
		await sql`
			update territory set latitude = row.latitude, longitude = row.longitude, approximate = false, official = true
			from jsonb_to_recordset(${JSON.stringify(points.slice(at, at + ROWS_A_STATEMENT))}::jsonb)
				as row (code text, latitude float8, longitude float8)
			where territory.code = row.code
		`.execute(context.db);
	}
	for (let at = 0; at < outlines.length; at += ROWS_A_STATEMENT) {
		await sql`
			insert into territory_outline (code, geometry)
			select code, geometry from jsonb_to_recordset(${JSON.stringify(outlines.slice(at, at + ROWS_A_STATEMENT))}::jsonb)
				as row (code text, geometry jsonb)
			on conflict (code) do update set geometry = excluded.geometry
		`.execute(context.db);
	}
	if (points.length + outlines.length > 0) await bumpRevision(context, 'territory');
	return { points: points.length, outlines: outlines.length, unknown, misplaced };
}

function isNamed(searchName: string, place: OfficialPlace): boolean {
	return place.name !== undefined && fold(place.name) === searchName;
}
