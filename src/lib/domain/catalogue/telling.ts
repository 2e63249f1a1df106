import { typeset } from '../kernel/typography.ts';
import type { Example } from './example.ts';
import { CATEGORIES, KINDS, type Scale } from './vocabulary.ts';

/** Where an example happens, in a few words; for a wide one without a seat, how far it reaches. */
export function placeOf({
	territory,
	scale
}: Pick<Example, 'territory' | 'scale'>): string | undefined {
	if (territory) return typeset(territory.label);
	const reach: Partial<Record<Scale, string>> = {
		national: 'Toute la France',
		international: 'Plusieurs pays'
	};
	return reach[scale];
}

/** What an example is: « Mécénat », or « Écosystème territorial » when it has no form of its own. */
export function formOf({ kind, category }: Pick<Example, 'kind' | 'category'>): string {
	return category ? CATEGORIES[category] : KINDS[kind];
}

/** A label as it reads inside a sentence: « mécénat », but « État et services publics ». */
export function labelInSentence(label: string): string {
	return label.startsWith('État') ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** How sure we are of a record, in words. */
export const CONFIDENCES: Record<Example['confidence'], string> = {
	high: 'Une source au moins raconte l’histoire.',
	medium: 'Connu par une mention courte : à confirmer auprès des acteurs.'
};
