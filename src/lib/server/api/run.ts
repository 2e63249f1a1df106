import { z } from '@hono/zod-openapi';
import { problemSchema } from './problem.ts';

/** Things are listed in runs: `limit` of them after `cursor`, which is the `next` of the run before. */

const LARGEST_RUN = 100;
const WRONG_LIMIT = `« limit » est un nombre entier entre 1 et ${LARGEST_RUN}`;

/** The parameters of every list. `things` are what is listed, in the plural. */
export function runParameters(things: string) {
	return {
		limit: z
			.string()
			.regex(/^\d{1,3}$/, WRONG_LIMIT)
			.transform(Number)
			.refine((limit) => limit >= 1 && limit <= LARGEST_RUN, WRONG_LIMIT)
			.optional()
			.openapi({
				type: 'integer',
				minimum: 1,
				maximum: LARGEST_RUN,
				default: 20,
				description: `Nombre d’${things} par réponse.`
			}),
		cursor: z
			.string()
			.max(600, 'ce curseur ne vient pas de cette liste')
			.optional()
			.openapi({ description: 'La valeur « next » de la réponse précédente.' })
	};
}

/** What of the demand was not understood, and left aside. */
export const ignoredAnswer = z
	.array(z.object({ parameter: z.string(), value: z.string() }))
	.optional()
	.describe('Ce qui n’a pas été compris dans la demande, et laissé de côté');

/** The answers of a list of `item`; `things` as above. */
export function runAnswers<Item extends z.ZodType>(item: Item, things: string) {
	return {
		200: {
			description: `Les ${things}, et le curseur de la suite (null à la fin).`,
			content: {
				'application/json': {
					schema: z.object({
						items: z.array(item),
						total: z.number().int().describe(`Nombre d’${things} qui répondent à la demande`),
						next: z.string().nullable(),
						ignored: ignoredAnswer
					})
				}
			}
		},
		422: problemAnswer('Un paramètre est refusé.')
	};
}

/** A fault, as RFC 9457 writes it. */
export function problemAnswer(description: string) {
	return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}
