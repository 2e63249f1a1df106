import type { Example } from '../catalogue/example.ts';
import { formOf } from '../catalogue/telling.ts';
import type { Domain } from '../catalogue/vocabulary.ts';
import { formatNumber } from '../kernel/typography.ts';
import type { LocalExample } from '../observatory/local-facts.ts';
import type { QuestionSlug } from './vademecum.ts';

/*
 * Which examples a person reads beside each of the seven questions, in the vademecum of her territory:
 * the nearest that fit, of domains, forms and places as different as may be, never the same twice. The
 * weights are choices of ours, told in the document (content/vademecum-territoire.yaml, « method »).
 */

/** Does an example answer the question? An example that does not may be shown when none does near. */
export const FITS: Readonly<Record<QuestionSlug, (example: Example) => boolean>> = {
	'faire-alliance': ({ actors }) => new Set(actors.map(({ type }) => type)).size >= 3,
	formes: ({ kind }) => kind === 'partnership',
	territoires: ({ kind, actors }) =>
		kind === 'ecosystem' || actors.some(({ role }) => role === 'catalyseur'),
	preuves: ({ figures, results }) => (figures?.length ?? 0) > 0 || results !== undefined,
	piloter: ({ actors }) => actors.length >= 5,
	moyens: ({ category, actors }) =>
		category === 'mecenat' ||
		actors.some(({ type, role }) => type === 'fondation' || role === 'financeur'),
	apprendre: ({ domains, actors }) =>
		domains.includes('education-jeunesse') || actors.some(({ type }) => type === 'academique')
};

/** Each is in doublings of distance: an example of a form already told must be nearer by half to be told. */
const WEIGHTS = { notFitting: 2, domain: 2.5, form: 1, place: 1.5, unsure: 0.5, notAsked: 5 };
/** Kilometres that count as no distance, and what « somewhere in the département » is taken for. */
const NEAR = 8;
const SOMEWHERE = 50;
/** A second example is worth reading when it is so near, in kilometres. */
const SECOND_WITHIN = 100;

/** For each question its examples, the first one first: one whenever there is one left, two when the second is near. */
export function chooseLocal(
	candidates: readonly LocalExample[],
	questions: readonly QuestionSlug[],
	domains: readonly Domain[] = []
): Map<QuestionSlug, LocalExample[]> {
	const chosen = new Map(questions.map((slug): [QuestionSlug, LocalExample[]] => [slug, []]));
	const left = new Map(candidates.map((one) => [one.example.slug, one]));
	const told = new Told();
	const take = (slug: QuestionSlug, among: (one: LocalExample) => boolean) => {
		let best: { one: LocalExample; cost: number } | null = null;
		for (const one of left.values()) {
			if (!among(one)) continue;
			const cost = costOf(one, FITS[slug], domains) + told.costOf(one.example);
			if (!best || isBefore(cost, one, best)) best = { one, cost };
		}
		if (!best) return;
		left.delete(best.one.example.slug);
		told.add(best.one.example);
		chosen.get(slug)!.push(best.one);
	};
	// Each question has its first before any has a second.
	for (const slug of questions) take(slug, () => true);
	for (const slug of questions)
		take(slug, ({ distance }) => distance === null || distance <= SECOND_WITHIN);
	return chosen;
}

function costOf(
	{ example, distance }: LocalExample,
	fits: (example: Example) => boolean,
	domains: readonly Domain[]
): number {
	const isAsked = domains.length === 0 || example.domains.some((one) => domains.includes(one));
	return (
		Math.log2(1 + (distance ?? SOMEWHERE) / NEAR) +
		(fits(example) ? 0 : WEIGHTS.notFitting) +
		(isAsked ? 0 : WEIGHTS.notAsked) +
		(example.confidence === 'high' ? 0 : WEIGHTS.unsure)
	);
}

/** What was told already: each domain, form and place costs more the next time. */
class Told {
	readonly #times = new Map<string, number>();

	costOf(example: Example): number {
		const times = (key: string) => this.#times.get(key) ?? 0;
		const [domain, form, place] = keysOf(example);
		return (
			WEIGHTS.domain * times(domain) + WEIGHTS.form * times(form) + WEIGHTS.place * times(place)
		);
	}

	add(example: Example): void {
		for (const key of keysOf(example)) this.#times.set(key, (this.#times.get(key) ?? 0) + 1);
	}
}

function keysOf(example: Example): [domain: string, form: string, place: string] {
	const { commune, label } = example.territory ?? {};
	return [
		`domain:${example.domains[0]}`,
		`form:${formOf(example)}`,
		`place:${commune ?? label ?? ''}`
	];
}

/** What is equal is settled by the slug, whatever the order of the candidates. */
function isBefore(
	cost: number,
	{ example }: LocalExample,
	best: { one: LocalExample; cost: number }
) {
	if (cost !== best.cost) return cost < best.cost;
	return example.slug < best.one.example.slug;
}

/** « ici », « à 12 km », « dans le département ». */
export function distanceInWords(distance: number | null): string {
	if (distance === null) return 'dans le département';
	return distance < 1 ? 'ici' : `à ${formatNumber(distance, 0)}\u00A0km`;
}
