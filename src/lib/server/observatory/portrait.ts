import { AROUND } from '../../domain/catalogue/query.ts';
import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import type { Book } from '../../domain/catalogue/search/shelf.ts';
import type { Near } from '../../domain/observatory/best-books.ts';
import { gatherPortrait } from '../../domain/observatory/portrait.ts';
import type {
	CountedTerritory,
	NearCatalyst,
	NearExample,
	TerritoryPortrait
} from '../../domain/observatory/portrait-view.ts';
import { isWide } from '../../domain/observatory/portrait-words.ts';
import { presentIn } from '../../domain/observatory/present.ts';
import { PlacedExamples } from '../../domain/observatory/placed-examples.ts';
import { refuse } from '../../domain/territory/refusals.ts';
import type { Place } from '../../domain/territory/gazetteer.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import { actorAddresses, openShelf, toCard } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';
import { openAtlas, readTerritory } from '../territory/index.ts';
import { readRegionIndicators } from './region-indicators.ts';

/** `ecosystems` are looked for among more: those already shown are not shown again. */
const SHOWN = {
	here: 3,
	near: 4,
	ecosystems: 4,
	catalysed: 10,
	catalysts: 4,
	alike: 12,
	examples: 2,
	twins: 6
};

/**
 * Reads the portrait of a territory by our code; an old code answers that of the present commune
 * (`territory.formerly`). `near`: how many of the nearest examples. Refuses `unknown_territory`.
 */
export async function readPortrait(
	reader: Reader,
	code: string,
	{ near: nearMost = SHOWN.near }: { near?: number } = {}
): Promise<TerritoryPortrait> {
	const territory = await readTerritory(reader, code);
	if (!territory) throw refuse('unknown_territory', 'code');
	const { gazetteer, holdings, likeness } = await openAtlas(reader);
	const wide = isWide(territory);
	const placed = await placeExamples(reader);
	const counted = (one: NamedTerritory): CountedTerritory => ({
		code: one.code,
		kind: one.kind,
		name: one.name,
		article: one.article,
		population: gazetteer.read(one.code)?.population ?? null,
		count: placed.countOf(one.code)
	});
	const holders = territory.ancestors.map(counted);
	const field = [counted(territory), ...holders].find(({ count }) => count > 0) ?? null;
	const present = presentIn(placed, field?.code ?? territory.code);
	const alike = likeness.alike(territory, SHOWN.alike, (place) => placed.countOf(place.code) > 0);
	const gathered = gatherPortrait(placed, {
		from: territory,
		distances: wide ? [] : AROUND,
		isWide: wide,
		departement: territory.ancestors.find(({ kind }) => kind === 'departement')?.code ?? null,
		alike: alike.map(({ place }) => place.code),
		present,
		most: {
			here: SHOWN.here,
			near: nearMost,
			ecosystems: SHOWN.ecosystems + SHOWN.here + nearMost,
			catalysed: SHOWN.catalysed,
			alike: SHOWN.examples
		}
	});
	const here = gathered.here.map(({ book }) => cardOf(book));
	const nearest = gathered.nearest.map(near);
	const shown = new Set([...here, ...nearest.map(({ example }) => example)]);
	const region = [territory, ...territory.ancestors].find(({ kind }) => kind === 'region') ?? null;

	return {
		territory,
		density: likeness.densityOf(territory),
		seat: (territory.seat !== null && gazetteer.read(territory.seat)) || null,
		parts: holdings.of(territory.code).map(counted),
		total: placed.countOf(territory.code),
		holders,
		neighbours: territory.neighbours.map(counted),
		around: gathered.around,
		here,
		nearest,
		field,
		present,
		missing: gathered.missing.map(({ book, ...one }) => ({ ...one, example: cardOf(book) })),
		twins: likeness.alike(territory, SHOWN.twins).map(({ place }) => counted(place)),
		alike: alike.map(({ place, density }, at) => ({
			...counted(place),
			density,
			departement: departementOf(place, (one) => gazetteer.read(one)),
			examples: gathered.alike[at]!.map(cardOf)
		})),
		ecosystems: gathered.ecosystems
			.map(near)
			.filter(({ example }) => !shown.has(example))
			.slice(0, SHOWN.ecosystems),
		catalysts: await readCatalysts(reader, gathered.catalysed),
		region,
		indicators: region ? await readRegionIndicators(region.code) : []
	};
}

/** One per shelf, made again when it has moved. */
const kept = new WeakMap<object, PlacedExamples>();

/** The catalogue by place, as the database says now. */
export async function placeExamples(reader: Reader): Promise<PlacedExamples> {
	const { shelf } = await openShelf(reader);
	let placed = kept.get(shelf);
	if (placed?.version !== shelf.version) kept.set(shelf, (placed = new PlacedExamples(shelf)));
	return placed!;
}

function near({ book, distance }: Near): NearExample {
	return { example: cardOf(book), distance };
}

function cardOf({ example }: Book): ExampleCard {
	return toCard(example);
}

function departementOf(
	{ ancestors }: Place,
	read: (code: string) => Place | undefined
): NamedTerritory | null {
	return ancestors.map(read).find((one) => one?.kind === 'departement') ?? null;
}

/** Organisations that are a catalyst in these examples, each once, where it is nearest. */
async function readCatalysts(reader: Reader, examples: readonly Near[]): Promise<NearCatalyst[]> {
	const catalysts: NearCatalyst[] = [];
	for (const { book, distance } of examples) {
		const { slug, actors } = book.example;
		const named = [...actors.entries()].filter(
			([, { name, role }]) =>
				role === 'catalyseur' && !catalysts.some((known) => known.name === name)
		);
		if (named.length === 0) continue;
		const addresses = await actorAddresses(reader, slug);
		for (const [rank, { name, type }] of named) {
			if (catalysts.length === SHOWN.catalysts) return catalysts;
			catalysts.push({
				name,
				family: type,
				address: addresses[rank],
				example: cardOf(book),
				distance
			});
		}
	}
	return catalysts;
}
