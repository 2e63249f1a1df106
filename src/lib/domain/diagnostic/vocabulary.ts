import { CATEGORIES } from '../catalogue/vocabulary.ts';

/** What a diagnostic can lead to: the four forms of partnership, and two forms of territorial co-construction. */
export const FORMS = {
	...CATEGORIES,
	'dialogue-territorial': 'Dialogue territorial',
	'experimentation-collective': 'Expérimentation collective'
} as const;
export type Form = keyof typeof FORMS;

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

/** Days after the last save that a diagnostic is kept, unless it is asked to be kept longer. */
export const KEPT_DAYS = 30;
/** Months, when somebody asks to keep it in order to do it again. */
export const KEPT_MONTHS = 13;
/** People whose answers are read together: never fewer, nor fewer than so many changes at once. */
export const LEAST_TOGETHER = 3;
/** Diagnostics that are counted together in public statistics. */
export const LEAST_COUNTED = 5;
/** People who may answer one diagnostic. */
export const MOST_TOGETHER = 200;

export const LONGEST_NAME = 120;

/** Says a quality in words, beside its number. */
export const QUALITY_WORDS = ['à faire', 'commencé', 'bien engagé', 'solide'] as const;
/** The same for the health check: the three lights. */
export const LIGHTS = { vert: 'Vert', orange: 'Orange', rouge: 'Rouge' } as const;
export type Light = keyof typeof LIGHTS;

/** The light of a quality: half of the way between two lights belongs to the more careful one. */
export function lightOf(quality: number): Light {
	if (quality > 75) return 'vert';
	return quality > 25 ? 'orange' : 'rouge';
}
