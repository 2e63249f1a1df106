import { refusals } from '../kernel/refusal.ts';

export const refuse = refusals({
	unknown_question: [
		404,
		'Le vadémécum n’a pas de page à cette adresse\u00A0: choisissez l’une de ses sept questions.'
	]
});
