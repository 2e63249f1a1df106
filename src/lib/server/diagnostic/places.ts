import { refuse } from '../../domain/diagnostic/refusals.ts';
import { nameKey, type Place } from '../../domain/territory/gazetteer.ts';
import { displayName } from '../../domain/territory/french.ts';
import type { Reader } from '../platform/context.ts';
import { findTerritories, openGazetteer } from '../territory/index.ts';

const MOST_OFFERED = 8;

/** A territory to choose among those of one name. */
export interface PlaceChoice {
	readonly code: string;
	/** « Saint-Denis (La Réunion) ». */
	readonly label: string;
}

/**
 * The code of the territory that somebody means; null when she wrote nothing. Refuses `unknown_place`,
 * and `several_places` when the words name several: then `offerPlaces` lists them.
 */
export async function resolvePlace(
	reader: Reader,
	{ words, code }: { words: string; code: string }
): Promise<string | null> {
	if (words === '') return null;
	const offered = await offerPlaces(reader, words);
	const chosen = offered.find((one) => one.code === code) ?? (offered.length === 1 && offered[0]);
	if (chosen) return chosen.code;
	throw refuse(offered.length === 0 ? 'unknown_place' : 'several_places', 'lieu');
}

/** What the words may name: one territory when they are its whole name and no other has it. */
export async function offerPlaces(reader: Reader, words: string): Promise<PlaceChoice[]> {
	const gazetteer = await openGazetteer(reader);
	// What the page itself wrote: « Rennes (Ille-et-Vilaine) ».
	const [, name = words, holder] = /^(.*\S)\s*\(([^()]+)\)$/.exec(words) ?? [];
	const { places, isExact } = await findTerritories(reader, name, MOST_OFFERED);
	if (!isExact) return [];
	const labelled = places.map((place) => ({ place, label: labelOf(place, gazetteer) }));
	const same = labelled.filter(({ place }) => nameKey(place.folded) === nameKey(name));
	const held = holder ? labelled.filter(({ label }) => nameKey(label) === nameKey(words)) : same;
	const kept = held.length === 1 ? held : labelled;
	return kept.map(({ place, label }) => ({ code: place.code, label }));
}

/** How a territory is named beside others: with the département or the région that holds it. */
export async function namePlace(reader: Reader, code: string): Promise<string | null> {
	const gazetteer = await openGazetteer(reader);
	const place = gazetteer.read(code);
	return place ? labelOf(place, gazetteer) : null;
}

function labelOf(place: Place, gazetteer: { read(code: string): Place | undefined }): string {
	const holder = place.ancestors
		.map((code) => gazetteer.read(code))
		.find((one) => one && (one.kind === 'departement' || one.kind === 'region'));
	return holder ? `${displayName(place)} (${displayName(holder)})` : displayName(place);
}
