import { LIGHTS, lightOf, QUALITY_WORDS } from './vocabulary.ts';

/** A quality in a word; for the health check, its light. */
export function sayQuality(quality: number | null, orients: boolean): string {
	if (quality === null) return 'inconnu';
	if (!orients) return LIGHTS[lightOf(quality)].toLowerCase();
	return QUALITY_WORDS[Math.min(3, Math.floor(quality / 25))]!;
}
