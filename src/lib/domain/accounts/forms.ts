import { z } from 'zod';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';

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

export const sessionSchema = z.object({ connexion: z.string('Quelle connexion\u202F?').max(64) });

const key = z.string('Quelle clé\u202F?').max(64);
export const passkeySchema = z.object({ cle: key });
export const passkeyNameSchema = z.object({ cle: key, nom: name });

export const methodSchema = z.object({ moyen: key });

const ONE_PASSWORD = 'Écrivez votre mot de passe.';
export const passwordSignInSchema = z.object({
	courriel: mail,
	motdepasse: z.string(ONE_PASSWORD).min(1, ONE_PASSWORD).max(LONGEST_PASSWORD, ONE_PASSWORD)
});
export const newPasswordSchema = z.object({
	motdepasse: z
		.string(`Choisissez un mot de passe de ${SHORTEST_PASSWORD}\u00A0signes au moins.`)
		.min(
			SHORTEST_PASSWORD,
			`Il en faut ${SHORTEST_PASSWORD}\u00A0signes au moins\u00A0: quatre mots au hasard font l’affaire.`
		)
		.max(LONGEST_PASSWORD, `Raccourcissez\u00A0: ${LONGEST_PASSWORD} signes au plus.`)
});
const A_CODE = 'Écrivez le code à six chiffres, ou un code de secours.';
export const codeSchema = z.object({
	code: z
		.string(A_CODE)
		.transform((typed) => typed.replace(/\s/g, ''))
		.pipe(z.string().min(6, A_CODE).max(40, A_CODE))
});

const person = z.string('Quelle personne\u202F?').min(1, 'Quelle personne\u202F?').max(64);
/** What an administrator gives or takes. */
export const roleSchema = z.object({
	personne: person,
	role: z.enum(['member', 'moderator', 'administrator'], 'Choisissez un rôle.')
});
const A_TERRITORY = 'Écrivez le code du territoire.';
export const grantSchema = z.object({
	personne: person,
	territoire: z.string(A_TERRITORY).trim().toUpperCase().min(1, A_TERRITORY).max(9, A_TERRITORY)
});
