import { z } from 'zod';
import {
	day,
	innerAddress,
	keysOf,
	list,
	oneOf,
	slug,
	strict,
	text,
	webAddress
} from './content-fields.ts';
import { BASES } from './glossary.ts';
import { NATURES } from './resources.ts';
import { ROLES, type Role } from './roles.ts';
import { QUESTIONS } from './vademecum.ts';

/*
 * The shape of the editorial files of the vademecum, as content/README.md describes it. The messages
 * are read by whoever writes them (scripts/check-content.ts), after the file, the line and the field.
 */

const roleTexts = Object.fromEntries(
	(Object.keys(ROLES) as Role[]).map((role) => [role, text()])
) as Record<Role, ReturnType<typeof text>>;

/** The front matter of content/vademecum/<n>-<slug>.md. */
export const questionSchema = strict({
	title: text(160).regex(/\?$/, 'doit être une question, finie par « ? »'),
	short: text(40),
	description: text(155),
	updated: day,
	answer: list(text(600), 3, 3),
	figures: list(strict({ id: slug, sentence: text(400) }), 0, 12),
	examples: list(strict({ title: text(120), query: text(400), sentence: text(400) }), 1, 8),
	further: list(
		strict({ title: text(200), publisher: text(120), url: webAddress, sentence: text(400) }),
		0,
		12
	),
	next: list(strict({ title: text(120), url: innerAddress, sentence: text(400) }), 1, 8),
	roles: strict(roleTexts)
});

/** content/glossaire.yaml. */
export const glossarySchema = strict({
	terms: list(
		strict({
			id: slug,
			term: text(80),
			forms: list(text(80), 0, 12),
			definition: text(600),
			basis: oneOf(keysOf(BASES)),
			see: list(slug, 0, 12),
			page: slug.optional()
		}),
		1,
		400
	)
});

const year = z
	.int('doit être une année')
	.min(1851, 'doit être une année')
	.max(2100, 'doit être une année');
const stage = z.int('doit être une étape, de 1 à 8').min(1).max(8, 'doit être une étape, de 1 à 8');

/** content/ressources.yaml. */
export const resourcesSchema = strict({
	title: text(120),
	description: text(155),
	lead: text(400),
	natures: z.record(oneOf(keysOf(NATURES)), text(200)),
	resources: list(
		strict({
			id: slug,
			nature: oneOf(keysOf(NATURES)),
			title: text(200),
			publisher: text(120),
			url: z.union([innerAddress, webAddress], 'doit être une adresse de ce site ou du web'),
			sentence: text(400),
			questions: list(oneOf(QUESTIONS), 1),
			roles: z.union(
				[z.literal('tous'), list(oneOf(keysOf(ROLES)), 1)],
				`doit être « tous », ou une liste de rôles : ${Object.keys(ROLES).join(', ')}`
			),
			stages: list(stage, 1),
			minutes: z.number('doit être un nombre de minutes').positive().optional(),
			year: year.optional(),
			licence: text(120).optional(),
			language: text(2).optional()
		}),
		1,
		1000
	)
});
