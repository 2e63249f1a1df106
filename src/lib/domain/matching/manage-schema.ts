import { z } from 'zod';
import { ANSWERS, type Answer } from './lifecycle.ts';

export const answerSchema = z.object({
	reponse: z.enum(
		Object.keys(ANSWERS) as [Answer, ...Answer[]],
		'Choisissez une des trois réponses.'
	)
});

export const nothingSchema = z.object({});
