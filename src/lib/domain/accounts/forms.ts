import { z } from 'zod';

/*
 * What the pages of an account receive. The names are those of the fields of the forms; the messages are
 * the sentences people read beside them. What is not named here is not read: nobody gives herself a role.
 */

const WHOLE_MAIL = 'Écrivez l’adresse en entier, comme prenom.nom@exemple.fr.';

/** A mail address, in lower case: one person, one account. */
export const mail = z
	.string(WHOLE_MAIL)
	.trim()
	.toLowerCase()
	.max(254, WHOLE_MAIL)
	.pipe(z.email(WHOLE_MAIL));

/** As people want to be called, on one line. */
export const LONGEST_NAME = 80;
const name = z
	.string('Écrivez votre nom.')
	.transform((typed) => typed.replace(/\s+/g, ' ').trim())
	.pipe(
		z
			.string()
			.min(1, 'Écrivez le nom par lequel les autres vous connaîtront ici.')
			.max(LONGEST_NAME, `Raccourcissez\u00A0: ${LONGEST_NAME} signes au plus.`)
	);

const agreement = z.literal(
	'oui',
	'Cochez cette case pour ouvrir votre compte, ou quittez cette page\u00A0: rien ne sera gardé.'
);

export const linkRequestSchema = z.object({ courriel: mail });

const token = z
	.string('Ce lien est abîmé.')
	.min(1, 'Ce lien est abîmé.')
	.max(200, 'Ce lien est abîmé.');
export const tokenSchema = z.object({ jeton: token });

export const nameSchema = z.object({ nom: name });
export const welcomeSchema = z.object({ nom: name, accord: agreement });
export const firstAdministratorSchema = z.object({
	jeton: token,
	nom: name,
	courriel: mail,
	accord: agreement
});
/** The same link, opened by somebody signed in. */
export const firstRoleSchema = tokenSchema;

export const sessionSchema = z.object({ connexion: z.string('Quelle connexion\u202F?').max(64) });
