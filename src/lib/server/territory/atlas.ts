import type { Gazetteer, Place } from '../../domain/territory/gazetteer.ts';
import { Holdings } from '../../domain/territory/holdings.ts';
import { NameSearch, type FoundPlaces } from '../../domain/territory/name-search.ts';
import { Likeness } from '../../domain/territory/similar.ts';
import type { Reader } from '../platform/context.ts';
import { openGazetteer } from './gazetteer.ts';
import { searchTerritories } from './search.ts';

/** What is made once from the territories, each part when it is first asked for. */
export class Atlas {
	readonly gazetteer: Gazetteer;
	#holdings?: Holdings;
	#likeness?: Likeness;
	#names?: NameSearch;

	constructor(gazetteer: Gazetteer) {
		this.gazetteer = gazetteer;
	}

	/** What lies in what. */
	get holdings(): Holdings {
		return (this.#holdings ??= new Holdings(this.gazetteer.places()));
	}

	/** What is like what. */
	get likeness(): Likeness {
		return (this.#likeness ??= new Likeness(this.gazetteer.places()));
	}

	get names(): NameSearch {
		return (this.#names ??= new NameSearch(this.gazetteer.places()));
	}
}

const kept = new WeakMap<Gazetteer, Atlas>();

/** The atlas of the territories as the database says now. */
export async function openAtlas(reader: Reader): Promise<Atlas> {
	const gazetteer = await openGazetteer(reader);
	let atlas = kept.get(gazetteer);
	if (!atlas) kept.set(gazetteer, (atlas = new Atlas(gazetteer)));
	return atlas;
}

/**
 * Territories by name or code, the best first, at most `most`; when none has that name, those that
 * look like it, and `isExact` is false.
 */
export async function findTerritories(
	reader: Reader,
	typed: string,
	most: number
): Promise<FoundPlaces & { isExact: boolean }> {
	const { names, gazetteer } = await openAtlas(reader);
	const found = names.find(typed, most);
	// Two letters look like thousands of names.
	if (found.total > 0 || typed.trim().length < 3) return { ...found, isExact: true };
	const like = await searchTerritories(reader, typed, most);
	const places = like.flatMap(({ code }) => gazetteer.read(code) ?? []);
	return { places, total: places.length, isExact: false };
}

/** The communes whose codes are nearest to one that names nothing, in the order of codes; none when its département is unknown. */
export async function listNearCodes(reader: Reader, code: string, most: number): Promise<Place[]> {
	const { gazetteer } = await openAtlas(reader);
	const departement = gazetteer.read(/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2));
	if (departement?.kind !== 'departement') return [];
	const numberOf = (one: string) => Number(one.slice(departement.code.length));
	const near = [...gazetteer.places()]
		.filter(({ kind, ancestors }) => kind === 'commune' && ancestors.includes(departement.code))
		.map((place) => ({ place, gap: Math.abs(numberOf(place.code) - numberOf(code)) }))
		.sort((a, b) => a.gap - b.gap || (a.place.code < b.place.code ? -1 : 1))
		.slice(0, most)
		.map(({ place }) => place)
		.sort((a, b) => (a.code < b.code ? -1 : 1));
	return [departement, ...near];
}
