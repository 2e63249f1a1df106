import { refusals } from '../../../domain/kernel/refusal.ts';

export const refuse = refusals({
	no_press: [
		503,
		'Ce site ne peut pas fabriquer de PDF : le composant qui les compose n’est pas installé pour cette machine. La page, elle, s’imprime depuis votre navigateur.'
	],
	busy_press: [
		503,
		'Trop de PDF sont demandés en même temps : réessayez dans une minute. La page, elle, s’imprime depuis votre navigateur.'
	]
});
