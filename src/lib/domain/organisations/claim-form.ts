import { z } from 'zod';
import { MEMBER_ROLES, type MemberRole } from './vocabulary.ts';

const WHOLE_MAIL = 'Écrivez l’adresse en entier, comme prenom.nom@exemple.fr.';
const mail = z
	.string(WHOLE_MAIL)
	.trim()
	.toLowerCase()
	.max(254, WHOLE_MAIL)
	.pipe(z.email(WHOLE_MAIL));
const id = z
	.string('Rechargez la page.')
	.regex(/^\d{1,15}$/, 'Rechargez la page.')
	.transform(Number);
const person = z.string('Rechargez la page.').min(1, 'Rechargez la page.').max(100);
const role = z.enum(
	Object.keys(MEMBER_ROLES) as [MemberRole, ...MemberRole[]],
	'Choisissez un rôle.'
);
const confirmed = z.literal('oui').optional();
const note = z
	.string('Dites pourquoi, en quelques mots.')
	.trim()
	.min(1, 'Dites pourquoi, en quelques mots\u00A0: la personne le lira.')
	.max(1000, 'Raccourcissez\u00A0: 1\u202F000 signes au plus.');

export const claimByMailSchema = z.object({ courriel: mail });
export const claimByModeratorSchema = z.object({
	message: z
		.string('Dites quel est votre rôle dans l’organisation.')
		.trim()
		.min(10, 'Dites en une phrase quel est votre rôle, et comment le vérifier.')
		.max(2000, 'Raccourcissez\u00A0: 2\u202F000 signes au plus.')
});
export const claimIdSchema = z.object({ demande: id });
export const acceptClaimSchema = z.object({ demande: id, role: role.default('representative') });
export const refuseClaimSchema = z.object({ demande: id, note });
export const invitationSchema = z.object({ courriel: mail, role });
export const invitationIdSchema = z.object({ invitation: id });
export const memberSchema = z.object({ personne: person, confirme: confirmed });
export const roleSchema = z.object({ personne: person, role, confirme: confirmed });
export const leaveSchema = z.object({ organisation: id, confirme: confirmed });
export const shownSchema = z.object({ organisation: id, montre: z.enum(['oui', 'non']) });
export const verifySchema = z.object({ organisation: id, personne: person });
export const unseatSchema = z.object({ organisation: id, personne: person, note });
export const tieSchema = z.object({ acteur: z.string('Choisissez un acteur.').max(300) });
export const mergeSchema = z.object({
	doublon: z.string('Quelle fiche\u202F?').trim().min(1, 'Quelle fiche\u202F?').max(300),
	gardee: z.string('Quelle fiche\u202F?').trim().min(1, 'Quelle fiche\u202F?').max(300)
});
export const nothingSchema = z.object({});
