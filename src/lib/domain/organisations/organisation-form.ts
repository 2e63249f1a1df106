import { z } from 'zod';
import { formatNumber } from '../kernel/typography.ts';
import {
	DOMAINS,
	FAMILIES,
	SDGS,
	type Domain,
	type Family,
	type Sdg
} from '../kernel/vocabulary.ts';
import { readRna, readSiren, readSiret, type ReadNumber } from './numbers.ts';
import { LANGUAGES, SIZES, type Language, type Size } from './vocabulary.ts';

/*
 * The form of an organisation: the names are those of its fields, the messages the sentences read beside
 * them. What may be done, by whom, is never read here.
 */

export const LONGEST_NAME = 200;
export const LONGEST_PURPOSE = 2000;
export const MOST_TERRITORIES = 30;

function optional<Schema extends z.ZodType>(schema: Schema) {
	return z.preprocess(
		(typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
		schema.optional()
	);
}

function short(most: number) {
	return z
		.string('Écrivez une seule réponse.')
		.trim()
		.max(most, `Raccourcissez\u00A0: ${formatNumber(most)} signes au plus.`);
}

function number(read: (typed: string) => ReadNumber) {
	return optional(
		z
			.string('Écrivez un seul numéro.')
			.max(40, 'Ce numéro est trop long.')
			.transform((typed, context) => {
				const answer = read(typed);
				if ('number' in answer) return answer.number;
				context.addIssue({ code: 'custom', message: answer.fault });
				return z.NEVER;
			})
	);
}

function choice<Value extends string>(words: Readonly<Record<Value, string>>, absent: string) {
	return z.enum(Object.keys(words) as [Value, ...Value[]], absent);
}

/** None, one or several values of a closed list, in the order of the list. */
function choices<Value extends string>(words: Readonly<Record<Value, string>>) {
	const order = Object.keys(words) as Value[];
	return z
		.preprocess(
			(typed) =>
				typed === undefined || typed === '' ? [] : Array.isArray(typed) ? typed : [typed],
			z.array(z.enum(order as [Value, ...Value[]], 'Choisissez dans la liste.')).max(200)
		)
		.transform((values) => order.filter((value) => values.includes(value)));
}

export const WHOLE_ADDRESS = 'Écrivez l’adresse du site en entier, comme https://www.exemple.fr.';

/** The whole address of a site, on a name that has a point, without a password. */
export function isSiteAddress(typed: string): boolean {
	return (
		/^https?:\/\/[^/?#@\s]+\.[^/?#@\s]{2,}/i.test(typed) &&
		URL.canParse(typed) &&
		!/@/.test(new URL(typed).host)
	);
}

/** The site of an organisation; « www.exemple.fr » is understood. */
const website = optional(
	z
		.string(WHOLE_ADDRESS)
		.trim()
		.max(300, WHOLE_ADDRESS)
		.transform((typed) => (/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`))
		.refine(isSiteAddress, WHOLE_ADDRESS)
);

const lines = z
	.string('Écrivez un territoire par ligne.')
	.max(4000, 'Cette liste est trop longue.')
	.optional()
	.transform((typed = '') => [
		...new Set(
			typed
				.split(/[\n;]+/)
				.map((line) => line.trim())
				.filter(Boolean)
		)
	])
	.refine(
		(some) => some.length <= MOST_TERRITORIES,
		`Donnez ${MOST_TERRITORIES} territoires au plus\u00A0: un département ou une région en dit plusieurs.`
	);

const codes = z.preprocess(
	(typed) => (typed === undefined || typed === '' ? [] : Array.isArray(typed) ? typed : [typed]),
	z.array(z.string().max(20)).max(100)
);

const fields = z.object({
	nom: short(LONGEST_NAME).min(2, 'Écrivez le nom de l’organisation.'),
	sigle: optional(short(40)),
	famille: choice<Family>(FAMILIES, 'Choisissez ce qui décrit le mieux l’organisation.'),
	categorie: optional(
		z
			.string('Écrivez un seul code.')
			.regex(/^[2-9]\d{3}$/, 'Un code de catégorie juridique a quatre chiffres.')
	),
	siren: number(readSiren),
	siret: number(readSiret),
	rna: number(readRna),
	objet: optional(short(LONGEST_PURPOSE)),
	domaines: choices<Domain>(DOMAINS),
	odd: choices<`${Sdg}`>(SDGS as unknown as Record<`${Sdg}`, string>),
	lieu: optional(short(120)),
	'lieu-choix': optional(short(20)),
	territoires: lines,
	'territoires-choix': codes,
	taille: optional(choice<Size>(SIZES, 'Choisissez dans la liste.')),
	site: website,
	langues: choices<Language>(LANGUAGES)
});

/** What was typed, its numbers checked; names of places are still words. */
export type GivenOrganisation = z.output<typeof fields>;

function agree(given: GivenOrganisation, context: z.RefinementCtx<GivenOrganisation>): void {
	if (given.siren && given.siret && !given.siret.startsWith(given.siren))
		context.addIssue({
			code: 'custom',
			path: ['siret'],
			message:
				'Ce SIRET ne commence pas par ce SIREN\u00A0: l’un des deux est d’une autre organisation.'
		});
}

export const organisationSchema = fields.superRefine(agree);

/** The same with the version that was on the screen: two people who edit do not erase each other. */
export const editSchema = fields
	.extend({
		version: z
			.string('Rechargez la page.')
			.regex(/^\d{1,9}$/, 'Rechargez la page.')
			.transform(Number)
	})
	.superRefine(agree);
