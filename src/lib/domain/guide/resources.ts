import { isEmptyWord, readWords, stemOf, type Word } from '../kernel/words.ts';
import { ROLES, type Role } from './roles.ts';
import type { QuestionSlug } from './vademecum.ts';

/** M.E.D.O.C., in the order of the word. */
export const NATURES = {
	methode: 'Méthodes',
	exemple: 'Exemples',
	donnee: 'Données',
	outil: 'Outils',
	competence: 'Compétences'
} as const;
export type Nature = keyof typeof NATURES;

/** The seven questions of the vademecum, in two or three words. */
export const QUESTIONS = {
	'faire-alliance': 'Faire alliance',
	formes: 'Les formes de partenariat',
	territoires: 'Sur les territoires',
	preuves: 'Les preuves',
	piloter: 'Piloter une alliance',
	moyens: 'Les moyens de s’engager',
	apprendre: 'Apprendre'
} as const satisfies Record<QuestionSlug, string>;
export type Question = keyof typeof QUESTIONS;

/** The life of an alliance. */
export const STAGES = {
	1: 'S’orienter',
	2: 'Cadrer le besoin',
	3: 'Trouver et rencontrer',
	4: 'Concevoir',
	5: 'Contractualiser',
	6: 'Agir et piloter',
	7: 'Évaluer',
	8: 'Décider de la suite'
} as const;
export type Stage = keyof typeof STAGES;

/** Something that helps to make an alliance: a page of ours or of others, and what it is for. */
export interface Resource {
	readonly id: string;
	readonly nature: Nature;
	readonly title: string;
	readonly publisher: string;
	/** `https://…`, or `/…` for a page of this site. */
	readonly url: string;
	/** What it is for, in our words. */
	readonly sentence: string;
	readonly questions: readonly Question[];
	readonly roles: readonly Role[];
	readonly stages: readonly Stage[];
	/** The shortest time it takes, when it is known. */
	readonly minutes?: number;
	/** Year of the page, or of the survey it tells, when it is known. */
	readonly year?: number;
	readonly licence?: string;
	/** Two letters (ISO 639-1). */
	readonly language: string;
}

export type ResourceFacet = 'nature' | 'question' | 'role' | 'stage';

/** What is looked for. Inside one facet, any of the values; between facets, all. */
export type ResourceQuery = Readonly<Record<ResourceFacet, readonly string[]>> & {
	readonly text: string;
};

/** The facets in the order of the page: their name in the address, their title, their words. */
export const RESOURCE_FACETS: Readonly<
	Record<
		ResourceFacet,
		{ parameter: string; title: string; labels: Readonly<Record<string, string>> }
	>
> = {
	nature: { parameter: 'nature', title: 'Nature', labels: NATURES },
	role: { parameter: 'role', title: 'Vous êtes', labels: ROLES },
	question: { parameter: 'question', title: 'Question', labels: QUESTIONS },
	stage: { parameter: 'etape', title: 'Étape de l’alliance', labels: STAGES }
};
export const RESOURCE_FACET_NAMES = Object.keys(RESOURCE_FACETS) as ResourceFacet[];

/** What a selection holds, and how many resources each value of a facet would leave. */
export interface ResourceSelection {
	readonly items: readonly Resource[];
	readonly counts: Readonly<Record<ResourceFacet, Readonly<Record<string, number>>>>;
}

/** The resources that match, in their order; each count forgets only the filter of its own facet. */
export function selectResources(
	resources: readonly Resource[],
	query: ResourceQuery
): ResourceSelection {
	const found = query.text === '' ? resources : resources.filter(textMatcher(query.text));
	const matching = (forgotten: ResourceFacet | null) =>
		found.filter((resource) =>
			RESOURCE_FACET_NAMES.every(
				(facet) =>
					facet === forgotten ||
					query[facet].length === 0 ||
					valuesOf(resource, facet).some((value) => query[facet].includes(value))
			)
		);
	const count = (facet: ResourceFacet) => {
		const left = matching(facet);
		return Object.fromEntries(
			Object.keys(RESOURCE_FACETS[facet].labels).map((value) => [
				value,
				left.filter((resource) => valuesOf(resource, facet).includes(value)).length
			])
		);
	};
	return {
		items: matching(null),
		counts: {
			nature: count('nature'),
			question: count('question'),
			role: count('role'),
			stage: count('stage')
		}
	};
}

function valuesOf(resource: Resource, facet: ResourceFacet): readonly string[] {
	if (facet === 'nature') return [resource.nature];
	if (facet === 'question') return resource.questions;
	return facet === 'role' ? resource.roles : resource.stages.map(String);
}

/**
 * Says whether a resource holds every word of a text: the same word under another form
 * (« conventions »), without its accents, or begun (« éval »). Words that say nothing are left aside.
 */
function textMatcher(text: string): (resource: Resource) => boolean {
	const asked = readWords(text);
	const words = asked.filter(({ form }) => !isEmptyWord(form));
	const wanted = (words.length > 0 ? words : asked).map((word) => ({
		folded: word.folded,
		stems: stemsOf(word)
	}));
	return (resource) => {
		const held = readWords(
			[
				resource.title,
				resource.publisher,
				resource.sentence,
				NATURES[resource.nature],
				...resource.questions.map((question) => QUESTIONS[question])
			].join('\n')
		);
		return (
			wanted.length > 0 &&
			wanted.every(({ folded, stems }) =>
				held.some(
					(word) =>
						(folded.length > 2 && word.folded.startsWith(folded)) ||
						stemsOf(word).some((stem) => stems.includes(stem))
				)
			)
		);
	};
}

/** The stem of a word with its accents, and without: the stemmer reads them, people forget them. */
function stemsOf({ form, folded }: Word): string[] {
	return [stemOf(form), stemOf(folded)];
}
