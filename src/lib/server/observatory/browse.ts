import type { CountedTerritory } from '../../domain/observatory/portrait-view.ts';
import type { Place } from '../../domain/territory/gazetteer.ts';
import type { FoundTerritory } from '../../domain/territory/territory-view.ts';
import type { Reader } from '../platform/context.ts';
import { drawFrance, findTerritories, openAtlas, type DrawnMap } from '../territory/index.ts';
import { placeExamples } from './portrait.ts';

/** The country by région, to be browsed: each with its départements, and its examples counted. */
export interface CountryView {
	readonly map: DrawnMap;
	readonly regions: readonly (CountedTerritory & { readonly parts: readonly CountedTerritory[] })[];
	/** Overseas collectivités, which belong to no région. */
	readonly apart: readonly CountedTerritory[];
}

/** Reads the country by région. */
export async function readCountry(reader: Reader): Promise<CountryView> {
	const { holdings } = await openAtlas(reader);
	const placed = await placeExamples(reader);
	const counted = ({ code, kind, name, article, population }: Place): CountedTerritory => ({
		code,
		kind,
		name,
		article,
		population,
		count: placed.countOf(code)
	});
	const all = holdings.ofFrance();
	return {
		map: await drawFrance(reader, 'region'),
		regions: all
			.filter(({ kind }) => kind === 'region')
			.map((region) => ({ ...counted(region), parts: holdings.of(region.code).map(counted) })),
		apart: all.filter(({ kind }) => kind !== 'region').map(counted)
	};
}

export interface TerritorySearch {
	readonly items: readonly FoundTerritory[];
	/** How many answer in all; more than there are items when there are many. */
	readonly total: number;
	/** False when none bears that name, and these only look like it. */
	readonly isExact: boolean;
}

const SHOWN = 40;

/** Territories by name, postal code or official code, the best first. */
export async function searchForPortrait(reader: Reader, typed: string): Promise<TerritorySearch> {
	const { gazetteer } = await openAtlas(reader);
	const { places, total, isExact } = await findTerritories(reader, typed, SHOWN);
	return {
		items: places.map(({ code, kind, name, article, population, postalCodes, ancestors }) => ({
			code,
			kind,
			name,
			article,
			population,
			postalCodes,
			holders: ancestors
				.flatMap((one) => gazetteer.read(one) ?? [])
				.filter((one) => one.kind === (kind === 'departement' ? 'region' : 'departement'))
				.map((one) => ({ code: one.code, kind: one.kind, name: one.name, article: one.article }))
		})),
		total,
		isExact
	};
}
