import { LEARNING_PATH } from './unit.ts';

/*
 * A case study is a story in which choices lead to consequences. It is data: scenes that lead to others,
 * and ends that are explained. Where one is, is said by the choices made, and nothing else.
 */

export const END_TONES = {
	tient: 'L’alliance tient',
	fragile: 'L’alliance est fragile',
	arret: 'L’alliance s’arrête'
} as const;
export type EndTone = keyof typeof END_TONES;

export interface Choice {
	readonly text: string;
	readonly to: string;
}

export interface End {
	readonly tone: EndTone;
	readonly title: string;
	readonly explain: string;
}

/** A scene has choices, or is an end. */
export interface Scene {
	readonly id: string;
	readonly text: readonly string[];
	readonly ask?: string | undefined;
	readonly choices?: readonly Choice[] | undefined;
	readonly end?: End | undefined;
}

export interface CaseStudy {
	readonly slug: string;
	readonly title: string;
	readonly short: string;
	readonly description: string;
	/** `YYYY-MM-DD`. */
	readonly updated: string;
	/** Who the learner is in it; says that it is imagined. */
	readonly who: string;
	readonly minutes: number;
	/** Units that prepare for it, and real examples close to it. */
	readonly units: readonly string[];
	readonly examples: readonly string[];
	readonly start: string;
	readonly scenes: readonly Scene[];
}

/** What was chosen on the way, and where one stands. */
export interface Walk {
	readonly taken: readonly { readonly scene: Scene; readonly choice: Choice }[];
	readonly scene: Scene;
	/** The choices that led here, by their place from 1: those of the address that meant something. */
	readonly choices: readonly number[];
}

/** Follows choices from the start, and stops at the first that means nothing. */
export function walk(study: CaseStudy, asked: readonly number[]): Walk {
	const scenes = new Map(study.scenes.map((scene) => [scene.id, scene]));
	let scene = scenes.get(study.start)!;
	const taken: { scene: Scene; choice: Choice }[] = [];
	const choices: number[] = [];
	for (const place of asked) {
		const choice = scene.choices?.[place - 1];
		const next = choice && scenes.get(choice.to);
		if (!choice || !next) break;
		taken.push({ scene, choice });
		choices.push(place);
		scene = next;
	}
	return { taken, scene, choices };
}

/** The ends of a story that choices can reach, in the order of the file. */
export function endsOf({ scenes }: Pick<CaseStudy, 'scenes'>): Scene[] {
	return scenes.filter(({ end }) => end !== undefined);
}

const CHOICES = 'choix';
const MOST_CHOICES = 40;

export function casePath(slug: string): string {
	return `${LEARNING_PATH}/cas/${slug}`;
}

/** `/apprendre/cas/association-et-pme?choix=2-1`. */
export function caseAddress(slug: string, choices: readonly number[]): string {
	return choices.length > 0 ? `${casePath(slug)}?${CHOICES}=${choices.join('-')}` : casePath(slug);
}

/** Reads the choices of an address. Never fails: what is not a number ends the way. */
export function readChoices(parameters: URLSearchParams): number[] {
	const choices: number[] = [];
	for (const one of (parameters.get(CHOICES) ?? '')
		.slice(0, 200)
		.split('-')
		.slice(0, MOST_CHOICES)) {
		if (!/^[1-9]$/.test(one)) break;
		choices.push(Number(one));
	}
	return choices;
}

/** Something wrong in a story: where in its data, and a sentence. */
export interface CaseFault {
	readonly path: readonly (string | number)[];
	readonly sentence: string;
}

/**
 * What is wrong in a story: a choice that leads nowhere, a scene that no choice reaches, one that is
 * neither a question nor an end, a way that goes round.
 */
export function caseFaults({ start, scenes }: Pick<CaseStudy, 'start' | 'scenes'>): CaseFault[] {
	const faults: CaseFault[] = [];
	const ranks = new Map<string, number>();
	for (const [rank, { id }] of scenes.entries())
		if (ranks.has(id))
			faults.push({ path: ['scenes', rank, 'id'], sentence: `${id} est déjà pris` });
		else ranks.set(id, rank);
	if (!ranks.has(start))
		faults.push({ path: ['start'], sentence: `aucune scène ne s’appelle ${start}` });
	for (const [rank, { ask, choices, end }] of scenes.entries()) {
		const isQuestion = ask !== undefined && choices !== undefined;
		if (isQuestion === (end !== undefined) || (ask === undefined) !== (choices === undefined))
			faults.push({
				path: ['scenes', rank],
				sentence: 'une scène pose une question avec ses choix, ou elle est une fin'
			});
		for (const [at, { to }] of (choices ?? []).entries())
			if (!ranks.has(to))
				faults.push({
					path: ['scenes', rank, 'choices', at, 'to'],
					sentence: `ce choix mène à ${to}, qui n’existe pas`
				});
	}
	if (faults.length > 0) return faults;
	const reached = new Set<string>();
	goFrom(start, []);
	for (const [rank, { id }] of scenes.entries())
		if (!reached.has(id))
			faults.push({ path: ['scenes', rank, 'id'], sentence: `aucun choix ne mène à ${id}` });
	return faults;

	function goFrom(id: string, before: readonly string[]) {
		const rank = ranks.get(id)!;
		if (before.includes(id)) {
			faults.push({ path: ['scenes', rank, 'id'], sentence: `on peut revenir sans fin à ${id}` });
			return;
		}
		if (reached.has(id)) return;
		for (const { to } of scenes[rank]!.choices ?? []) goFrom(to, [...before, id]);
		reached.add(id);
	}
}
