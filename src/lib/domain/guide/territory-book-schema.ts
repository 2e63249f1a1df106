import { z } from 'zod';
import { ROLES, type Role } from './roles.ts';
import { QUESTIONS } from './vademecum.ts';

/* The shape of content/vademecum-territoire.yaml: what is written around the national texts. */

const text = z.string().trim().min(1).max(900);
const figure = z.strictObject({ id: text, sentence: text });
const roles = Object.keys(ROLES) as [Role, ...Role[]];

export const territoryBookSchema = z.strictObject({
	title: text,
	updated: text,
	cover: z.strictObject({ is: text, isNot: text }),
	who: z.strictObject({
		title: text,
		lead: text,
		known: text,
		none: text,
		present: text,
		missing: text,
		missingNote: text,
		already: text,
		noAlike: text,
		bridges: text,
		noBridge: text
	}),
	questions: z.strictObject({
		title: text,
		here: text,
		hereFar: text,
		figure: text,
		next: text,
		entries: z.record(
			z.enum(QUESTIONS),
			z.strictObject({
				/** The figure shown to all, to a role, and in a région where it was measured. */
				figure: figure.extend({
					roles: z.partialRecord(z.enum(roles), figure).optional(),
					regions: z.record(z.string().regex(/^R\d{2}$/), figure).optional()
				}),
				next: z.strictObject({ title: text, url: text, sentence: text })
			})
		)
	}),
	contacts: z.strictObject({
		title: text,
		lead: text,
		kindsTitle: text,
		kindsNote: text,
		kinds: z.array(z.strictObject({ name: text, ask: text })).min(1),
		sources: z.array(z.strictObject({ title: text, publisher: text, url: z.url() })).min(1),
		namedTitle: text,
		namedFarTitle: text,
		namedNote: text
	}),
	sheet: z.strictObject({
		title: text,
		lead: text,
		heading: text,
		need: text,
		needHint: text,
		present: text,
		columns: z.tuple([text, text, text]),
		missing: text,
		next: text
	}),
	sources: z.strictObject({
		title: text,
		figures: text,
		examples: text,
		examplesNote: text,
		data: text,
		dataNote: text,
		methodTitle: text,
		method: text,
		licence: text,
		correct: text,
		glossary: text
	})
});

export type TerritoryBookTexts = z.output<typeof territoryBookSchema>;
