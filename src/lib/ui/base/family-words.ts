import { FAMILIES, type Family } from '#lib/domain/catalogue/vocabulary.ts';

/** The family as it reads inside a sentence: « association », but « État et services publics ». */
export function familyInSentence(family: Family): string {
	const name = FAMILIES[family];
	return family === 'etat' ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
