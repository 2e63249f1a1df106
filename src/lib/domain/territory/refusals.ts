import { refusals } from '../kernel/refusal.ts';

export const refuse = refusals({
	unknown_territory: [
		404,
		'Ce code ne désigne aucun territoire connu : une commune (35238), une intercommunalité (243500139), un département (35) ou une région (R53).'
	]
});
