import { displayName, inTerritory } from '../territory/french.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import { titleOf } from '../territory/words.ts';

/** A territory as sentences need it: whoever writes them has no geography to know. */
export interface TerritoryInWords {
	readonly code: string;
	readonly name: string;
	/** « Le Finistère ». */
	readonly title: string;
	/** « dans le Finistère ». */
	readonly inside: string;
}

export function inWords(territory: NamedTerritory): TerritoryInWords {
	return {
		code: territory.code,
		name: displayName(territory),
		title: titleOf(territory),
		inside: inTerritory(territory)
	};
}
