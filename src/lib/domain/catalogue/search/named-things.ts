import { isEmptyWord, type Word } from '../../kernel/words.ts';
import { nameKey } from '../../territory/gazetteer.ts';
import { SDGS, type Sdg } from '../vocabulary.ts';
import {
	alternative,
	rarestFirst,
	rarity,
	stemsFor,
	type Concept,
	type Knowledge
} from './concept.ts';
import { GOALS_BY_KEY, GOAL_DOMAINS, GOAL_WORDS } from './goals.ts';
import { keyOf } from './lexicon.ts';
import { runsOf } from './runs.ts';
import { actorKey, domainKey, sdgKey } from './text-index.ts';

/** « ODD 4 », « objectif de développement durable n° 4 », « éducation de qualité ». */
export function readGoals(
	words: readonly Word[],
	taken: boolean[],
	knowledge: Knowledge
): Concept[] {
	const found: Concept[] = [];
	const take = (from: number, to: number, goal: number) => {
		if (goal < 1 || goal > 17) return;
		for (let at = from; at <= to; at++) taken[at] = true;
		found.push(goalConcept(goal as Sdg, words.slice(from, to + 1), knowledge));
	};
	const is = (at: number, ...ones: string[]) => ones.includes(words[at]?.folded ?? '');
	for (let at = 0; at < words.length; at++) {
		const glued = /^(?:odd|sdg)(\d{1,2})$/.exec(words[at]!.folded);
		if (glued) take(at, at, Number(glued[1]));
		else if (is(at, 'odd', 'sdg', 'objectif')) {
			let next = at + 1;
			while (is(next, 'de', 'developpement', 'durable', 'n', 'no', 'numero')) next++;
			if (/^\d{1,2}$/.test(words[next]?.folded ?? '')) {
				take(at, next, Number(words[next]!.folded));
				at = next;
			}
		}
	}
	for (const { from, to, key } of runsOf(words, taken, 5)) {
		const goal = key.includes(' ') ? GOALS_BY_KEY.get(key) : undefined;
		if (goal && !taken.slice(from, to + 1).includes(true)) {
			const first = is(from - 1, 'odd', 'objectif') ? from - 1 : from;
			take(first, to, goal);
		}
	}
	return found;
}

function goalConcept(goal: Sdg, words: readonly Word[], { index, size }: Knowledge): Concept {
	const key = sdgKey(goal);
	return {
		typed: words.map(({ form }) => form).join(' '),
		goal,
		weight: rarity(index.count(key), size),
		alternatives: [
			{ key, weight: 0.85, how: 'goal', shown: SDGS[goal] },
			...GOAL_DOMAINS[goal].map((domain) =>
				alternative(domainKey(domain), 0.3, 'domain', SDGS[goal])
			),
			...GOAL_WORDS[goal].map((word) => alternative(keyOf(word), 0.45, 'near', word))
		]
	};
}

/** The whole name of an organisation, of two words or more: « fondation Orange » is no town. */
export function readActors(
	words: readonly Word[],
	taken: boolean[],
	{ index, size, gazetteer }: Knowledge
): Concept[] {
	const found: Concept[] = [];
	for (let length = Math.min(8, words.length); length >= 2; length--) {
		for (let from = 0; from + length <= words.length; from++) {
			if (taken.slice(from, from + length).includes(true)) continue;
			const run = words.slice(from, from + length);
			const name = run.map(({ folded }) => folded).join(' ');
			const key = actorKey(name);
			const count = index.count(key);
			// « Grenoble-Alpes Métropole » is an actor and a place: the place says more.
			if (count === 0 || gazetteer.named(nameKey(name)).length > 0) continue;
			for (let at = from; at < from + length; at++) taken[at] = true;
			const shown = run.map(({ form }) => form).join(' ');
			const stems = run
				.filter(({ form }) => !isEmptyWord(form))
				.map((word) => stemsFor(word, index)[0]!);
			found.push({
				typed: shown,
				goal: null,
				weight: rarity(count, size) + 1,
				alternatives: [
					{ key, weight: 1, how: 'actor', shown },
					// Longer names hold it: « Fondation Crédit Agricole de Lorraine ».
					...rarestFirst(stems, index).map((stem, at) =>
						alternative(stem, at === 0 ? 0.55 : 0.4, 'part', shown)
					)
				]
			});
		}
	}
	return found;
}
