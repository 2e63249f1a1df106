import type { Role } from '../guide/roles.ts';
import type { Stage } from '../guide/resources.ts';

/*
 * One graph of units, three durations of it: a unit belongs to the shortest path that holds it, and each
 * path holds the shorter ones. What is finished in one hour counts in four, and in twelve.
 */

/** The paths, the shortest first. */
export const PATHS = {
	decouvrir: { title: 'Découvrir', hours: 1 },
	concevoir: { title: 'Concevoir', hours: 4 },
	piloter: { title: 'Piloter', hours: 12 }
} as const;
export type PathId = keyof typeof PATHS;
export const PATH_IDS = Object.keys(PATHS) as PathId[];

export function isPath(asked: string): asked is PathId {
	return Object.hasOwn(PATHS, asked);
}

export const LEVELS = {
	1: 'premiers pas',
	2: 'en pratique',
	3: 'approfondi'
} as const;
export type Level = keyof typeof LEVELS;

/** A unit as the graph knows it: everything but its text. */
export interface UnitLine {
	readonly slug: string;
	readonly title: string;
	/** Two to four words for menus and drawings. */
	readonly short: string;
	/** What one can do once it is done: « Dire en une phrase… ». */
	readonly goal: string;
	/** What it leaves in the hands of the learner. */
	readonly leaves: string;
	readonly minutes: number;
	/** The shortest path that holds it. */
	readonly path: PathId;
	/** The units that it supposes, by slug. */
	readonly after: readonly string[];
	readonly level: Level;
	readonly stages: readonly Stage[];
	readonly roles: 'tous' | readonly Role[];
}

/** Units in the order of the file, which is an order in which they can be followed. */
export type Graph = readonly UnitLine[];

/** The units of a path: its own and those of the shorter ones. */
export function unitsOf<One extends UnitLine>(graph: readonly One[], path: PathId): One[] {
	const reach = PATH_IDS.indexOf(path);
	return graph.filter((unit) => PATH_IDS.indexOf(unit.path) <= reach);
}

export function minutesOf(units: readonly Pick<UnitLine, 'minutes'>[]): number {
	return units.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Minutes that are left in some units once those of `done` are finished. */
export function minutesLeft(units: readonly UnitLine[], done: ReadonlySet<string>): number {
	return minutesOf(units.filter(({ slug }) => !done.has(slug)));
}

/** The first unit not finished whose prerequisites in these units all are; null when all are finished. */
export function nextUnit<One extends UnitLine>(
	units: readonly One[],
	done: ReadonlySet<string>
): One | null {
	const here = new Set(units.map(({ slug }) => slug));
	const left = units.filter(({ slug }) => !done.has(slug));
	return left.find(({ after }) => after.every((one) => done.has(one) || !here.has(one))) ?? null;
}

export function isFor({ roles }: UnitLine, role: Role): boolean {
	return roles === 'tous' || roles.includes(role);
}

/**
 * The units to take at a stage of an alliance, at most `most`: those made for a role first, then those that
 * speak of few stages, then in the order in which they can be followed.
 */
export function unitsForStage<One extends UnitLine>(
	graph: readonly One[],
	{ stage, role, most }: { stage: number; role: string | null; most: number }
): One[] {
	const isOwn = ({ roles }: UnitLine) => roles !== 'tous' && roles.some((one) => one === role);
	return graph
		.filter(({ stages }) => stages.some((one) => one === stage))
		.filter((unit) => unit.roles === 'tous' || isOwn(unit))
		.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || a.stages.length - b.stages.length)
		.slice(0, most);
}

/** Something wrong in a graph: the unit at fault, the field, and a sentence. */
export interface GraphFault {
	readonly rank: number;
	readonly field: keyof UnitLine;
	/** Place in the list of the field, when it is one. */
	readonly at?: number;
	readonly sentence: string;
}

/**
 * What is wrong in a graph: a slug that stands twice, a prerequisite unknown, told after the unit that
 * supposes it, in a longer path, or that goes round; a path whose minutes do not make its hours.
 */
export function graphFaults(graph: Graph): GraphFault[] {
	const faults: GraphFault[] = [];
	const ranks = new Map<string, number>();
	for (const [rank, { slug }] of graph.entries())
		if (ranks.has(slug)) faults.push({ rank, field: 'slug', sentence: `${slug} est déjà pris` });
		else ranks.set(slug, rank);
	for (const [rank, unit] of graph.entries())
		for (const [at, slug] of unit.after.entries()) {
			const sentence = prerequisiteFault(unit, slug, rank, graph, ranks);
			if (sentence) faults.push({ rank, field: 'after', at, sentence });
		}
	for (const path of PATH_IDS) {
		const minutes = minutesOf(unitsOf(graph, path));
		const rank = graph.findLastIndex((unit) => unit.path === path);
		const asked = PATHS[path].hours * 60;
		if (minutes !== asked)
			faults.push({
				rank: Math.max(0, rank),
				field: 'minutes',
				sentence: `le parcours « ${path} » fait ${minutes} minutes au lieu de ${asked}`
			});
	}
	return faults;
}

function prerequisiteFault(
	unit: UnitLine,
	slug: string,
	rank: number,
	graph: Graph,
	ranks: ReadonlyMap<string, number>
): string | null {
	const other = ranks.get(slug);
	if (other === undefined) return `aucune unité ne s’appelle ${slug}`;
	if (reaches(slug, unit.slug, graph, ranks))
		return `${unit.slug} et ${slug} se supposent l’une l’autre`;
	if (PATH_IDS.indexOf(graph[other]!.path) > PATH_IDS.indexOf(unit.path))
		return `${slug} est dans un parcours plus long que ${unit.slug}`;
	return other > rank ? `${slug} vient après ${unit.slug} dans la liste` : null;
}

/** Does a unit suppose another, by one or several steps? */
function reaches(
	from: string,
	to: string,
	graph: Graph,
	ranks: ReadonlyMap<string, number>,
	seen = new Set<string>()
): boolean {
	if (from === to) return true;
	if (seen.has(from)) return false;
	seen.add(from);
	const { after = [] } = graph[ranks.get(from) ?? -1] ?? {};
	return after.some((one) => reaches(one, to, graph, ranks, seen));
}
