import type { Domain } from '../../domain/catalogue/vocabulary.ts';
import { gatherLocal } from '../../domain/observatory/local-examples.ts';
import type { LocalFacts } from '../../domain/observatory/local-facts.ts';
import { inWords } from '../../domain/observatory/territory-in-words.ts';
import {
	densityInWords,
	distinctHolders,
	kindInWords,
	peopleInWords
} from '../../domain/territory/words.ts';
import { openShelf } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';
import { openAtlas } from '../territory/index.ts';
import { drawCoverMap } from './cover-map.ts';
import { placeExamples, readPortrait } from './portrait.ts';

const EXAMPLES = 120;
const FIRST_ALIKE = 5;

/** Reads what a document on a territory is made from, by our code. Refuses `unknown_territory`. */
export async function readLocalFacts(
	reader: Reader,
	code: string,
	domains: readonly Domain[] = []
): Promise<LocalFacts> {
	const { territory, region, ...portrait } = await readPortrait(reader, code);
	const { shelf } = await openShelf(reader);
	const whole = <One extends { example: { slug: string } }>(one: One) => ({
		...one,
		example: shelf.read(one.example.slug)!.example
	});
	const near = gatherLocal(await placeExamples(reader), {
		code: territory.code,
		latitude: territory.latitude,
		longitude: territory.longitude,
		departement: territory.ancestors.find(({ kind }) => kind === 'departement')?.code ?? null,
		most: EXAMPLES,
		domains
	});
	return {
		territory: inWords(territory),
		kind: kindInWords(territory),
		isCommune: territory.kind === 'commune',
		people: peopleInWords(territory.population),
		density: portrait.density === null ? null : densityInWords(portrait.density),
		holders: distinctHolders(territory, portrait.holders).map((one) => ({
			...inWords(one),
			kind: kindInWords(one),
			count: one.count
		})),
		neighbours: portrait.neighbours.map(inWords),
		parts: portrait.parts.map(inWords),
		total: portrait.total,
		around: portrait.around,
		present: portrait.present,
		field: portrait.field && { ...inWords(portrait.field), count: portrait.field.count },
		alike: {
			count: portrait.alike.length,
			first: portrait.alike.slice(0, FIRST_ALIKE).map(inWords)
		},
		missing: portrait.missing.map(whole),
		ecosystems: portrait.ecosystems.map(whole),
		catalysts: portrait.catalysts.map(whole),
		region: region?.code ?? null,
		map: await drawCoverMap(reader, territory),
		examples: near.map(({ book, distance }) => ({ example: book.example, distance }))
	};
}

/** The present code of a territory: an old code leads to the present commune. Null when it names none. */
export async function presentCode(reader: Reader, code: string): Promise<string | null> {
	const { gazetteer } = await openAtlas(reader);
	return gazetteer.read(code)?.code ?? null;
}
