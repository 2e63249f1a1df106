import { z } from 'zod';
import { OPTIONAL_KINDS, type MailKind } from './mail-kinds.ts';

/** « Réessayer » beside a mail. */
export const retrySchema = z.object({
	courriel: z
		.string('Quel courriel\u202F?')
		.regex(/^\d{1,15}$/, 'Ce courriel n’est plus là\u00A0: rechargez la page.')
		.transform(Number)
});

/** The preferences: the boxes that are ticked; none is a choice too. */
export const mailChoicesSchema = z.object({
	recevoir: z.preprocess(
		(typed) => (typed === undefined ? [] : [typed].flat()),
		z.array(
			z.enum(OPTIONAL_KINDS as [MailKind, ...MailKind[]], 'Ce genre de courriel n’existe pas.')
		)
	)
});

/** The erasure of an account asks for a box: no one does it by a slip. */
export const erasureSchema = z.object({
	confirmation: z.literal('oui', 'Cochez la case pour confirmer.')
});
