import type { NamedTerritory } from '../../domain/territory/territory.ts';
import { displayName } from '../../domain/territory/french.ts';
import { kindInWords } from '../../domain/territory/words.ts';
import type { Reader } from '../platform/context.ts';
import { openGazetteer, searchTerritories } from '../territory/index.ts';

/** A territory to choose, with what tells it from another of the same name. */
export interface PlaceChoice {
	readonly value: string;
	readonly label: string;
	readonly hint: string;
}

const MOST = 8;

/**
 * The territories among which a person chooses: what she searched, else what is kept and those of her
 * organisation with what holds them. The one that is kept is always among them, first.
 */
export async function listPlaceChoices(
	reader: Reader,
	{ kept, home, searched }: { kept: string | null; home: string | null; searched: string }
): Promise<PlaceChoice[]> {
	const gazetteer = await openGazetteer(reader);
	const near = searched
		? (await searchTerritories(reader, searched, MOST)).map(({ code }) => code)
		: [kept, home].flatMap((code) =>
				code ? [code, ...(gazetteer.read(code)?.ancestors ?? [])] : []
			);
	return [...new Set([...(kept ? [kept] : []), ...near])].flatMap((code) => {
		const place = gazetteer.read(code);
		if (!place) return [];
		const holders = place.ancestors
			.flatMap((one) => gazetteer.read(one) ?? [])
			.filter((one) => one.kind !== 'region' || place.kind === 'departement')
			.map((one: NamedTerritory) => displayName(one));
		return {
			value: place.code,
			label: displayName(place),
			hint: [kindInWords(place), ...holders.slice(0, 2)].join(', ')
		};
	});
}
