import {
	actorEntries,
	placeEntries,
	Suggester,
	titleEntries,
	wordEntries,
	type Suggestion
} from '../../domain/catalogue/search/suggest.ts';
import type { Gazetteer } from '../../domain/territory/gazetteer.ts';
import type { Reader } from '../platform/context.ts';
import { openShelf, type OpenShelf } from './shelf.ts';

const MOST = 8;
/** Beyond this size, what is suggested may lag behind a change by this many milliseconds. */
const LARGE = 5_000;
const LAG = 60_000;

interface Kept {
	version: number;
	at: number;
	made: Suggester;
}

const places = new WeakMap<Gazetteer, Suggester>();
const words = new Suggester(wordEntries());
const shelves = new WeakMap<object, Kept>();

/** What the words being typed may be the beginning of: domains, goals, places, actors, titles. */
export async function suggest(reader: Reader, typed: string): Promise<Suggestion[]> {
	const open = await openShelf(reader);
	const found = [
		...words.suggest(typed, 2),
		...placesOf(open).suggest(typed, 4),
		...(await entriesOf(reader, open)).suggest(typed, 6)
	];
	return found.slice(0, MOST);
}

function placesOf({ gazetteer, shelf }: OpenShelf): Suggester {
	let made = places.get(gazetteer);
	if (!made) {
		made = new Suggester(placeEntries(gazetteer, new Set(shelf.codes)));
		places.set(gazetteer, made);
	}
	return made;
}

async function entriesOf(reader: Reader, { shelf }: OpenShelf): Promise<Suggester> {
	const known = shelves.get(shelf);
	const now = reader.now.getTime();
	const isGoodEnough =
		known && (known.version === shelf.version || (shelf.size > LARGE && now - known.at < LAG));
	if (isGoodEnough) return known.made;
	const { version } = shelf;
	const actors = await reader.db
		.selectFrom('actor')
		.select(['slug', 'name', 'names', 'examples'])
		.execute();
	const made = new Suggester([...actorEntries(actors), ...titleEntries(shelf)]);
	shelves.set(shelf, { version, at: now, made });
	return made;
}
