import type { NamedTerritory, Point } from '../../domain/territory/territory.ts';
import type { Place } from '../../domain/territory/gazetteer.ts';
import type {
	OrganisationCard,
	OrganisationFields
} from '../../domain/organisations/organisation.ts';
import type { OrganisationFacet, OrganisationQuery } from '../../domain/organisations/query.ts';
import { settledOrder } from '../../domain/organisations/query.ts';
import {
	listWords,
	NOTHING_TOLD,
	selectOrganisations,
	toCard,
	type Listed,
	type Told
} from '../../domain/organisations/select.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import type { Reader } from '../platform/context.ts';
import { readRevision } from '../platform/revision.ts';
import { openGazetteer } from '../territory/index.ts';
import type { OrganisationRow } from './locked.ts';
import { toFields } from './write.ts';

const PAGE_SIZE = 20;

export interface OrganisationPage {
	/** The query with a present territory, or none. */
	readonly query: OrganisationQuery;
	readonly chosen:
		(NamedTerritory & Point & { readonly ancestors: readonly NamedTerritory[] }) | null;
	/** The code asked for, when it names no territory. */
	readonly unknown: string | null;
	readonly items: readonly OrganisationCard[];
	readonly total: number;
	/** How many organisations there are in all. */
	readonly all: number;
	readonly page: number;
	readonly pages: number;
	readonly facets: Readonly<Record<OrganisationFacet, Readonly<Record<string, number>>>>;
	readonly territories: readonly (NamedTerritory & { readonly count: number })[];
	readonly around: readonly { readonly distance: number; readonly count: number }[];
}

/** One page of the directory with its facets; `told` is what they look for and offer, by their ids. */
export async function browseOrganisations(
	reader: Reader,
	asked: OrganisationQuery,
	told: Told = NOTHING_TOLD
): Promise<OrganisationPage> {
	const gazetteer = await openGazetteer(reader);
	const place = asked.territory ? gazetteer.read(asked.territory) : undefined;
	const without = { ...asked, territory: null, around: null };
	const query = place
		? { ...asked, territory: place.code }
		: { ...without, sort: settledOrder(without) };
	const all = await openDirectory(reader);
	const { found, facets, territories, around } = selectOrganisations(
		all,
		query,
		place ?? null,
		told
	);
	const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
	const page = Math.min(query.page, pages);
	const named = (codes: readonly string[]) =>
		codes.flatMap((code) => gazetteer.read(code) ?? []).map(nameOf);
	return {
		query,
		chosen: place
			? {
					...nameOf(place),
					latitude: place.latitude,
					longitude: place.longitude,
					ancestors: named(place.ancestors)
				}
			: null,
		unknown: asked.territory && !place ? asked.territory : null,
		items: found
			.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
			.map(({ one, distance }) => toCard(one, distance)),
		total: found.length,
		all: all.length,
		page,
		pages,
		facets,
		territories: offered(place, territories, (code) => gazetteer.read(code)),
		around
	};
}

/**
 * A run for programs: `limit` of those that answer after `cursor` (an address), in the order of addresses.
 * Refuses `wrong_cursor`.
 */
export async function listMatching(
	reader: Reader,
	asked: OrganisationQuery,
	{ limit, cursor }: { limit: number; cursor: string | null },
	told: Told = NOTHING_TOLD
): Promise<{
	items: (OrganisationFields & { slug: string; version: number })[];
	total: number;
	next: string | null;
}> {
	if (cursor !== null && !/^[a-z0-9-]{1,120}$/.test(cursor)) throw refuse('wrong_cursor', 'cursor');
	const gazetteer = await openGazetteer(reader);
	const place = asked.territory ? (gazetteer.read(asked.territory) ?? null) : null;
	const { found } = selectOrganisations(await openDirectory(reader), asked, place, told);
	const rest = found
		.map(({ one }) => one)
		.sort((a, b) => (a.slug < b.slug ? -1 : 1))
		.filter(({ slug }) => cursor === null || slug > cursor);
	return {
		items: rest.slice(0, limit),
		total: found.length,
		next: rest.length > limit ? rest[limit - 1]!.slug : null
	};
}

/** Those that may be the one somebody is about to add: by name, number or town. */
export async function findAlike(
	reader: Reader,
	text: string,
	most: number
): Promise<OrganisationCard[]> {
	const query = {
		text,
		family: [],
		domain: [],
		sdg: [],
		size: [],
		telling: [],
		territory: null,
		around: null,
		page: 1
	};
	const { found } = selectOrganisations(
		await openDirectory(reader),
		{ ...query, sort: 'pertinence' },
		null
	);
	return found.slice(0, most).map(({ one }) => toCard(one, null));
}

/** Those of a list of numbers that are here already: number → address. */
export async function findByNumbers(
	reader: Reader,
	entries: readonly { readonly siren: string | null; readonly rna: string | null }[]
): Promise<ReadonlyMap<string, string>> {
	const numbers = new Set(entries.flatMap(({ siren, rna }) => [siren, rna]));
	const known = new Map<string, string>();
	for (const one of await openDirectory(reader))
		for (const number of [one.siren, one.rna])
			if (number !== null && numbers.has(number)) known.set(number, one.slug);
	return known;
}

/** One per open database, made again when organisations or territories move. */
const kept = new WeakMap<object, { revision: string; made: Promise<readonly Listed[]> }>();

async function openDirectory(reader: Reader): Promise<readonly Listed[]> {
	const revision = await readRevision(reader, 'organisations', 'territory');
	const known = kept.get(reader.db);
	if (known?.revision === revision) return known.made;
	const made = readAll(reader);
	kept.set(reader.db, { revision, made });
	made.catch(() => kept.delete(reader.db));
	return made;
}

async function readAll(reader: Reader): Promise<readonly Listed[]> {
	const gazetteer = await openGazetteer(reader);
	const rows = await reader.db
		.selectFrom('organisation')
		.selectAll()
		.where('merged_into', 'is', null)
		.orderBy('id')
		.execute();
	const within = (code: string) => {
		const place = gazetteer.read(code);
		return place ? [place.code, ...place.ancestors] : [code];
	};
	return rows.map((row) => {
		const seat = row.place ? gazetteer.read(row.place) : undefined;
		return {
			...toFields(row as OrganisationRow),
			id: row.id,
			slug: row.slug,
			version: row.version,
			town: seat ? { code: seat.code, name: seat.name } : null,
			point: seat ? { latitude: seat.latitude, longitude: seat.longitude } : null,
			seatIn: seat ? [seat.code, ...seat.ancestors] : [],
			actsIn: [...new Set(row.territories.flatMap(within))],
			updatedAt: row.updated_at,
			words: {
				name: listWords(row.name, row.acronym),
				rest: listWords(seat?.name ?? null, row.purpose)
			}
		};
	});
}

/** The régions; the départements of the one chosen, its communes. Those with an organisation. */
function offered(
	chosen: Place | undefined,
	counts: ReadonlyMap<string, number>,
	read: (code: string) => Place | undefined
): (NamedTerritory & { count: number })[] {
	const chain = chosen ? [chosen.code, ...chosen.ancestors] : [];
	return [...counts]
		.flatMap(([code, count]) => {
			const place = read(code);
			if (!place || place.kind === 'epci') return [];
			const isOffered =
				place.kind === 'region' ||
				place.ancestors.length === 0 ||
				(place.kind === 'departement' && place.ancestors.some((one) => chain.includes(one))) ||
				(place.kind === 'commune' &&
					place.ancestors.some((one) => chain.includes(one) && read(one)?.kind === 'departement'));
			return isOffered ? [{ ...nameOf(place), count }] : [];
		})
		.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

function nameOf({ code, kind, name, article }: NamedTerritory): NamedTerritory {
	return { code, kind, name, article };
}
