import { formatCount } from '../kernel/typography.ts';
import { displayName, inTerritory } from '../territory/french.ts';
import type { TerritoryKind } from '../territory/territory.ts';
import { titleOf } from '../territory/words.ts';
import type { CountedTerritory, NearExample, TerritoryPortrait } from './portrait-view.ts';

/* What the page of a territory says first, and what is worth showing on it. */

/** Kilometres: farther away, an example is no longer « tout près ». */
const CLOSE = 100;
/** Kilometres: nearer than this, a commune is nearly alone in its circle. */
const LEAST_AROUND = 20;

/** A wide territory has no middle worth measuring from. */
export function isWide({ kind }: { readonly kind: TerritoryKind }): boolean {
	return kind === 'region' || kind === 'departement';
}

/** The answer in one sentence, without its full stop: what is known here, else around. */
export function answerInWords({
	territory,
	total,
	around
}: Pick<TerritoryPortrait, 'territory' | 'total' | 'around'>): string {
	const inside = inTerritory(territory);
	if (total > 0)
		return `${formatCount(total, 'exemple d’alliance', 'exemples d’alliances')} ${inside}`;
	const near = around.find(({ distance, count }) => distance >= LEAST_AROUND && count > 0);
	return near
		? `Aucune alliance connue ${inside}, ${formatCount(near.count, 'exemple')} à ${near.distance}\u00A0km à la ronde`
		: `Aucune alliance connue ${inside} à ce jour`;
}

/** The title of its tab: communes of one name are told apart by their département. */
export function tabTitle(
	territory: TerritoryPortrait['territory'],
	holders: readonly CountedTerritory[]
): string {
	const departement = holders.find(({ kind }) => kind === 'departement');
	return territory.kind === 'commune' && departement
		? `${titleOf(territory)} (${displayName(departement)})`
		: titleOf(territory);
}

/**
 * The nearest examples worth a look: all when there is none here; else those that are close, and none
 * around a wide territory.
 */
export function worthALook({
	territory,
	total,
	nearest
}: Pick<TerritoryPortrait, 'territory' | 'total' | 'nearest'>): readonly NearExample[] {
	if (total === 0) return nearest;
	if (isWide(territory)) return [];
	return nearest.filter(({ distance }) => distance !== null && distance <= CLOSE);
}

/** Whether something holds or touches it. `holders`: each name once. */
export function hasSurroundings(
	{ territory, neighbours }: Pick<TerritoryPortrait, 'territory' | 'neighbours'>,
	holders: readonly CountedTerritory[]
): boolean {
	return !isWide(territory) || holders.length > 0 || neighbours.length > 0;
}
