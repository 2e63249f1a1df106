import type { Example } from '../catalogue/example.ts';
import {
	CATEGORIES,
	DOMAINS,
	FAMILIES,
	OBJECTIVES,
	SCALES,
	type Category,
	type Domain,
	type Family,
	type Objective,
	type Scale
} from '../catalogue/vocabulary.ts';
import { LIKENESS_WEIGHTS } from './likeness-weights.ts';
import type { Answers } from './questionnaire.ts';

/** What a diagnostic says of who is like her. The catalogue does not know the size of organisations: it cannot count. */
export interface Likeness {
	readonly family: Family | null;
	readonly domains: readonly Domain[];
	readonly scale: Scale | null;
	readonly objective: Objective | null;
	readonly category: Category | null;
	/** Codes of her territory and of what holds it, and its inhabitants. */
	readonly territories: readonly string[];
	readonly population: number | null;
}

/** An example as it is compared. */
export interface Candidate {
	readonly example: Example;
	readonly territories: readonly string[];
	readonly population: number | null;
}

export interface LikeExample<One extends Candidate = Candidate> {
	readonly candidate: One;
	readonly likeness: number;
	/** Short phrases, the strongest first. */
	readonly reasons: readonly string[];
}

const LEAST = 5;

/** Families of the catalogue by what somebody said to be. */
const FAMILY_OF: Readonly<Record<string, Family>> = {
	association: 'association',
	entreprise: 'entreprise',
	fondation: 'fondation',
	academique: 'academique',
	ess: 'ess',
	elu: 'collectivite',
	agent: 'collectivite',
	catalyseur: 'reseau',
	citoyens: 'citoyens'
};

/** What the answers say of who is like her. */
export function likenessOf(
	answers: Answers,
	found: Pick<Likeness, 'objective' | 'territories' | 'population'> & { form: string | null }
): Likeness {
	const domains = (answers.domaine ?? []).filter((one): one is Domain => one in DOMAINS);
	const [scale] = answers.echelle ?? [];
	const { form, ...rest } = found;
	return {
		...rest,
		family: FAMILY_OF[answers.role?.[0] ?? ''] ?? null,
		domains,
		scale: scale && scale in SCALES ? (scale as Scale) : null,
		category: form && form in CATEGORIES ? (form as Category) : null
	};
}

/** The examples most like her, best first; between equals, by slug: always the same. */
export function similarExamples<One extends Candidate>(
	candidates: Iterable<One>,
	like: Likeness,
	most = 4
): LikeExample<One>[] {
	const found: LikeExample<One>[] = [];
	for (const candidate of candidates) {
		const compared = compare(candidate, like);
		if (compared.likeness >= LEAST) found.push({ candidate, ...compared });
	}
	return found
		.sort(
			(one, other) =>
				other.likeness - one.likeness ||
				(one.candidate.example.slug < other.candidate.example.slug ? -1 : 1)
		)
		.slice(0, most);
}

function compare(
	{ example, territories, population }: Candidate,
	like: Likeness
): { likeness: number; reasons: string[] } {
	const parts: [worth: number, reason: string][] = [];
	const domains = like.domains.filter((domain) => example.domains.includes(domain));
	if (domains.length > 0)
		parts.push([
			LIKENESS_WEIGHTS.domain + (domains.length - 1) * LIKENESS_WEIGHTS.otherDomain,
			`même domaine\u00A0: ${domains.map((one) => DOMAINS[one].toLowerCase()).join(', ')}`
		]);
	if (like.category && example.category === like.category)
		parts.push([
			LIKENESS_WEIGHTS.category,
			`forme à explorer\u00A0: ${CATEGORIES[like.category].toLowerCase()}`
		]);
	if (like.family && example.actors.some(({ type }) => type === like.family))
		parts.push([
			LIKENESS_WEIGHTS.family,
			`avec une structure comme vous\u00A0: ${sayFamily(like.family)}`
		]);
	parts.push(...placeParts(territories, population, like));
	if (like.scale && example.scale === like.scale)
		parts.push([LIKENESS_WEIGHTS.scale, `même échelle\u00A0: ${SCALES[like.scale].toLowerCase()}`]);
	if (like.objective && example.objectives.includes(like.objective))
		parts.push([
			LIKENESS_WEIGHTS.objective,
			`même objectif\u00A0: ${OBJECTIVES[like.objective].toLowerCase()}`
		]);
	parts.sort(([one], [other]) => other - one);
	return {
		likeness: parts.reduce((sum, [worth]) => sum + worth, 0),
		reasons: parts.map(([, reason]) => reason)
	};
}

function placeParts(
	territories: readonly string[],
	population: number | null,
	like: Likeness
): [number, string][] {
	const shared = territories.find((code) => like.territories.includes(code));
	const near: [number, string][] = !shared
		? []
		: shared.startsWith('R')
			? [[LIKENESS_WEIGHTS.region, 'dans votre région']]
			: [[LIKENESS_WEIGHTS.department, 'près de chez vous']];
	const kind = like.population !== null && population !== null ? kindOf(population) : null;
	if (kind && kind === kindOf(like.population!))
		near.push([LIKENESS_WEIGHTS.kind, `territoire comparable\u00A0: ${kind}`]);
	return near;
}

/** Kinds of communes by their inhabitants; the first bound is that of the search of the catalogue. */
function kindOf(population: number): string {
	if (population < 3_500) return 'un village ou un bourg';
	return population < 50_000 ? 'une petite ou moyenne ville' : 'une grande ville';
}

function sayFamily(family: Family): string {
	return family === 'etat' ? FAMILIES.etat : FAMILIES[family].toLowerCase();
}
