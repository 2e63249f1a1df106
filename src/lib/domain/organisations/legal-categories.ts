import type { Family } from '../kernel/vocabulary.ts';

/** Cooperatives and mutuals, by their form alone (law of 31 July 2014 on the social and solidary economy, article 1). */
const COOPERATIVES =
	'5192 5194 5195 5196 5203 5307 5309 5443 5451 5453 5454 5455 5458 5459 5460 5543 5547 5551 5552 5553 5554 ' +
	'5555 5558 5559 5560 5643 5647 5651 5652 5653 5654 5655 5658 5659 5660 6316 6317 6318 6411 6543 6551 6554 ' +
	'6558 6560 6595 6596 8140 82';

const BEGINNINGS: Readonly<Partial<Record<Family, string>>> = {
	ess: COOPERATIVES,
	fondation: '9300',
	association: '92',
	// Schools, universities.
	academique: '7331 7383 7384',
	// Communes, départements, régions, their groupings, and what they run.
	collectivite: '72 731 734 735 7361 7362 7363 7366 7367 7372 7373 7378',
	etat: '71 73 74 41',
	reseau: '84',
	entreprise: '31 5 6'
};

/**
 * The family that a legal category of INSEE (four digits) leads to, or null when it says too little:
 * a « réseau » or « habitants » is no legal form. The longest beginning wins. Whoever fills the form may
 * choose another: many companies of the social economy are told by their statutes alone.
 */
export function familyOfLegalCategory(category: string): Family | null {
	let found: { family: Family; length: number } | null = null;
	for (const [family, beginnings] of Object.entries(BEGINNINGS) as [Family, string][]) {
		for (const beginning of beginnings.split(' ')) {
			if (!category.startsWith(beginning)) continue;
			if (!found || beginning.length > found.length) found = { family, length: beginning.length };
		}
	}
	return found?.family ?? null;
}

/** Natural persons are never here (category 1000, « entrepreneur individuel »). */
export function isNaturalPerson(category: string): boolean {
	return category.startsWith('1');
}
