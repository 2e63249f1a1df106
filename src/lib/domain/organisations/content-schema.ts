import { z } from 'zod';
import { formatNumber } from '../kernel/typography.ts';
import { isSiteAddress, MOST_TERRITORIES, WHOLE_ADDRESS } from './organisation-form.ts';
import type { OrganisationFields } from './organisation.ts';
import { recordSchema } from './record.ts';
import { refuse } from './refusals.ts';

/*
 * What a program sends of an organisation: the fields of the exports, as strict as the form. Its address,
 * who belongs to it, how that was proved, the examples it is tied to: none is a field, so none is written.
 */

const { website, territories } = recordSchema.shape;

const content = recordSchema.omit({ slug: true }).extend({
	website: website.refine((typed) => typed === null || isSiteAddress(typed), WHOLE_ADDRESS),
	territories: territories.refine(
		(some) => some.length <= MOST_TERRITORIES,
		`Donnez ${formatNumber(MOST_TERRITORIES)} territoires au plus\u00A0: un département ou une région en dit plusieurs.`
	)
});

/** A new organisation: what is left out says nothing. */
export const newContentSchema: z.ZodType<OrganisationFields> = content;

/** Changes: a field left out is not touched, null empties it. */
export const changedContentSchema: z.ZodType<Partial<OrganisationFields>> = z
	.record(z.string(), z.unknown())
	.transform((sent, context) => {
		const parsed = content.partial().safeParse(sent);
		if (!parsed.success) {
			for (const { path, message } of parsed.error.issues)
				context.addIssue({ code: 'custom', path: [...path], message });
			return z.NEVER;
		}
		// What was left out must not come back as the value that it has by default.
		return Object.fromEntries(
			Object.entries(parsed.data).filter(([field]) => Object.hasOwn(sent, field))
		) as Partial<OrganisationFields>;
	});

/** The SIREN is the beginning of the SIRET: said by it when left out, refused (`numbers_differ`) when another. */
export function settleNumbers(fields: OrganisationFields): OrganisationFields {
	const siren = fields.siren ?? fields.siret?.slice(0, 9) ?? null;
	if (siren && fields.siret && !fields.siret.startsWith(siren))
		throw refuse('numbers_differ', 'siret');
	return { ...fields, siren };
}
