import { z } from 'zod';
import type { Actions } from './$types';
import { answerForm } from '#lib/server/web/form.ts';

const MOST_LETTERS = 2000;

const Letter = z.object({
	nom: z
		.string('Écrivez votre nom.')
		.trim()
		.min(1, 'Écrivez votre nom.')
		.max(120, 'Raccourcissez le nom\u00A0: 120 signes au plus.'),
	courriel: z.email('Écrivez l’adresse en entier, comme prenom.nom@exemple.fr.'),
	message: z
		.string('Écrivez votre message.')
		.trim()
		.min(1, 'Écrivez votre message.')
		.max(MOST_LETTERS, 'Raccourcissez le message\u00A0: 2\u202F000 signes au plus.'),
	sujet: z.enum(['exemple', 'donnees', 'site'], 'Choisissez un sujet.')
});

export const actions: Actions = {
	/** Keeps nothing: shows how a form fails and succeeds. */
	envoyer: ({ request }) => answerForm(request, Letter, (received) => ({ received }))
};
