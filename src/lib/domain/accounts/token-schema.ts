import { z } from 'zod';
import { LIFETIMES, LONGEST_TOKEN_NAME, SCOPES, type Scope } from './token.ts';

const NAME = 'Donnez un nom à ce jeton, pour le reconnaître plus tard.';
const CHOOSE = 'Choisissez au moins une permission.';

export const newTokenSchema = z.object({
	nom: z
		.string(NAME)
		.trim()
		.min(1, NAME)
		.max(LONGEST_TOKEN_NAME, `Raccourcissez\u00A0: ${LONGEST_TOKEN_NAME} signes au plus.`),
	permissions: z.preprocess(
		(typed) => (typed === undefined || typed === '' ? [] : [typed].flat()),
		z.array(z.enum(Object.keys(SCOPES) as [Scope, ...Scope[]], CHOOSE)).min(1, CHOOSE)
	),
	duree: z.enum(Object.keys(LIFETIMES), 'Choisissez une durée.').transform(Number)
});

export const revokeTokenSchema = z.object({
	jeton: z.coerce.number('Rechargez la page.').int().min(1)
});
