import { FAMILIES, type Family } from '../catalogue/vocabulary.ts';
import { fold, typeset } from '../kernel/typography.ts';
import type { LocalExample } from '../observatory/local-facts.ts';
import { distanceInWords } from './local-choice.ts';

/** Organisations of one family, the nearest first. */
export interface NamedFamily {
	readonly family: Family;
	readonly label: string;
	readonly organisations: readonly {
		readonly name: string;
		/** « à 12 km »; null for what is here. */
		readonly distance: string | null;
	}[];
}

/** Kilometres within which an organisation is near. */
const NEAR = 50;
/** Under so many, those farther away are named too. */
const ENOUGH = 8;
const MOST_IN_FAMILY = 6;

/**
 * The organisations that examples name, those within fifty kilometres or, when they are few, the
 * nearest. Inhabitants are left out, with whoever might be named among them: no person is named here.
 * `candidates` come in the order of distance.
 */
export function nameOrganisations(candidates: readonly LocalExample[]): {
	readonly isNear: boolean;
	readonly families: readonly NamedFamily[];
} {
	const near = gather(
		candidates.filter(({ distance }) => distance === null || distance <= NEAR),
		Infinity
	);
	const isNear = near.count >= ENOUGH;
	const { found } = isNear ? near : gather(candidates, ENOUGH + ENOUGH);
	const families = (Object.keys(FAMILIES) as Family[]).flatMap((family) => {
		const organisations = (found.get(family) ?? []).slice(0, MOST_IN_FAMILY);
		return organisations.length > 0 ? [{ family, label: FAMILIES[family], organisations }] : [];
	});
	return { isNear, families };
}

function gather(candidates: readonly LocalExample[], most: number) {
	const known = new Set<string>();
	const found = new Map<Family, { name: string; distance: string | null }[]>();
	for (const { example, distance } of candidates) {
		if (known.size >= most) break;
		for (const { name, type } of example.actors) {
			const key = fold(name);
			if (type === 'citoyens' || known.has(key)) continue;
			known.add(key);
			const family = found.get(type) ?? [];
			found.set(type, family);
			family.push({
				name: typeset(name),
				distance: distance === 0 ? null : distanceInWords(distance)
			});
		}
	}
	return { found, count: known.size };
}
