import { z } from 'zod';
import { formatNumber } from '../kernel/typography.ts';
import {
	LONGEST_MESSAGE,
	LONGEST_NOTE,
	LONGEST_REASON,
	REPORT_KINDS,
	type ReportKind
} from './report-kinds.ts';

/*
 * A reader says that something is wrong in an example. The names are those of the fields of the form;
 * the messages are the sentences she reads beside them.
 */

function text(absent: string, most: number) {
	return z
		.string(absent)
		.trim()
		.min(1, absent)
		.max(most, `Raccourcissez\u00A0: ${formatNumber(most)} signes au plus.`);
}

/** An empty field is an absent one. */
function optional<Schema extends z.ZodType>(schema: Schema) {
	return z.preprocess(
		(typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
		schema.optional()
	);
}

const WHOLE_ADDRESS = 'Écrivez l’adresse web en entier, comme https://www.exemple.fr/page.';
const WHOLE_MAIL = 'Écrivez l’adresse en entier, comme prenom.nom@exemple.fr.';
/** The field that people do not see: only a program fills it. */
const TRAP = 'Laissez vide le champ « À laisser vide », puis envoyez à nouveau.';

export const reportSchema = z.object({
	sujet: z.enum(
		Object.keys(REPORT_KINDS) as [ReportKind, ...ReportKind[]],
		'Choisissez ce qui ne va pas.'
	),
	message: text('Dites ce qui ne va pas, en quelques mots.', LONGEST_MESSAGE),
	source: optional(
		z
			.string(WHOLE_ADDRESS)
			.trim()
			.max(2000, WHOLE_ADDRESS)
			.refine((typed) => /^https?:\/\/[^/]/i.test(typed) && URL.canParse(typed), WHOLE_ADDRESS)
	),
	courriel: optional(z.string(WHOLE_MAIL).trim().max(254, WHOLE_MAIL).pipe(z.email(WHOLE_MAIL))),
	'a-laisser-vide': z.string(TRAP).max(0, TRAP).optional()
});

export type GivenReport = z.infer<typeof reportSchema>;

const reference = z
	.string('Ce signalement n’est plus là\u00A0: rechargez la page.')
	.regex(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/, 'Cette référence n’est pas la nôtre.');
const reason = text('Dites pourquoi l’exemple est retiré\u00A0: sa page le dira.', LONGEST_REASON);

/** What an administrator writes when a report is dealt with. */
export const settlementSchema = z.object({
	signalement: reference,
	note: text('Écrivez ce qui a été fait, même en un mot.', LONGEST_NOTE)
});

/** What an administrator writes to withdraw the example of a report. */
export const withdrawalSchema = z.object({ signalement: reference, raison: reason });

export const restorationSchema = z.object({ exemple: z.string('Quel exemple\u202F?').max(120) });

/** Is it a reference of ours? What follows `recu=` in an address may be anything. */
export function isReference(text: string): boolean {
	return reference.safeParse(text).success;
}
