import { z } from 'zod';
import { formatNumber } from '../kernel/typography.ts';
import { LONGEST_BODY, LONGEST_REASON, LONGEST_SUBJECT } from './vocabulary.ts';

function text(absent: string, most: number) {
	return z
		.string(absent)
		.trim()
		.min(1, absent)
		.max(most, `Raccourcissez\u00A0: ${formatNumber(most)} signes au plus.`);
}

const body = text('Écrivez votre message.', LONGEST_BODY);

export const newThreadSchema = z.object({
	/** Slug of the organisation, and of the need when it is about one. */
	a: z.string('Choisissez à qui écrire.').min(1).max(200),
	besoin: z.string().max(200).optional(),
	objet: text('Donnez un objet à votre message.', LONGEST_SUBJECT),
	message: body,
	/** Id of the organisation for which she writes; empty in her own name. */
	pour: z.preprocess(
		(typed) => (typed === '' || typed === undefined ? null : Number(typed)),
		z.number('Choisissez au nom de qui vous écrivez.').int().min(1).nullable()
	)
});
export type NewThread = z.infer<typeof newThreadSchema>;

export const replySchema = z.object({ message: body });

export const blockSchema = z.object({
	quoi: z.enum(['person', 'organisation'], 'Dites qui bloquer.'),
	sens: z.enum(['bloquer', 'debloquer'], 'Dites quoi faire.')
});

export const agreementSchema = z.object({
	accord: z.enum(['oui', 'non'], 'Dites si vous êtes d’accord.')
});

const id = z.coerce.number('Rechargez la page.').int().min(1);

export const reportMessageSchema = z.object({
	numero: id,
	raison: text('Dites ce qui ne va pas, en quelques mots.', LONGEST_REASON)
});

export const settleReportSchema = z.object({
	signalement: id,
	note: text('Écrivez ce qui a été fait, même en un mot.', LONGEST_REASON)
});
