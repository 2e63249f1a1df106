import { z } from 'zod';

/* What the small forms around a diagnostic send. The messages are read beside the field. */

export const startSchema = z.object({
	questionnaire: z.enum(
		['organisation', 'territoire', 'projet'],
		'Choisissez ce dont vous voulez faire le portrait.'
	)
});

export const noteSchema = z
	.string('Dites en quelques mots ce que vous changez.')
	.trim()
	.min(1, 'Dites en quelques mots ce que vous changez.')
	.max(500, 'Raccourcissez\u00A0: 500 signes au plus.');

const over = z.coerce.number().int().min(0).catch(0);

export const tryRulesSchema = z.object({
	texte: z.string('Écrivez des règles.').max(200_000, 'Ce texte est trop long.')
});

export const writeRulesSchema = tryRulesSchema.extend({ note: noteSchema, version: over });

export const restoreRulesSchema = z.object({ note: noteSchema, version: over });

/** The forms that only press a button. */
export const pressSchema = z.object({});
