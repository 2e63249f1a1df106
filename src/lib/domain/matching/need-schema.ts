import { z } from 'zod';
import { DOMAINS, SDGS, type Domain, type Sdg } from '../catalogue/vocabulary.ts';
import { formatNumber } from '../kernel/typography.ts';
import { readTerritoryCode } from '../territory/code.ts';
import type { NeedContent, NeedField } from './need.ts';
import {
	HELP,
	LONGEST_ANSWER,
	LONGEST_SHORT,
	LONGEST_TITLE,
	NEED_KINDS,
	PUBLICS,
	type Help,
	type NeedKind,
	type Public
} from './vocabulary.ts';

/* What is typed becomes what is kept. Nothing is required while it is a draft. */

function text(most: number) {
	return z
		.string('Écrivez un texte.')
		.trim()
		.max(most, `Raccourcissez\u00A0: ${formatNumber(most)} signes au plus.`);
}

/** A checkbox group gives nothing, one text, or several. */
function several<Value extends string>(labels: Readonly<Record<Value, string>>, fault: string) {
	return z.preprocess(
		(typed) => (typed === undefined || typed === '' ? [] : [typed].flat()),
		z
			.array(z.enum(Object.keys(labels) as [Value, ...Value[]], fault), fault)
			.max(20, fault)
			.transform((values) => [...new Set(values)])
	);
}

const WRONG_DAY = 'Écrivez une date comme 2026-09-30.';
const isDay = (typed: string) => {
	const day = new Date(`${typed}T00:00:00Z`);
	return (
		/^\d{4}-\d{2}-\d{2}$/.test(typed) &&
		!Number.isNaN(day.getTime()) &&
		day.toISOString().startsWith(typed)
	);
};

const UNKNOWN_PLACE = 'Choisissez un territoire de la liste, ou cherchez-le par son nom.';

const FIELDS = {
	title: text(LONGEST_TITLE),
	situation: text(LONGEST_ANSWER),
	publics: several<Public>(PUBLICS, 'Choisissez parmi les publics proposés.'),
	audience: text(LONGEST_SHORT),
	domains: several<Domain>(DOMAINS, 'Choisissez parmi les domaines proposés.'),
	sdgs: z.preprocess(
		(typed) => (typed === undefined || typed === '' ? [] : [typed].flat().map(Number)),
		z
			.array(z.custom<Sdg>((value) => String(value) in SDGS, 'Choisissez parmi les 17 objectifs.'))
			.max(17)
			.transform((values) => [...new Set(values)])
	),
	territory: z.preprocess(
		(typed) => (typed === '' || typed === undefined ? null : typed),
		z
			.string(UNKNOWN_PLACE)
			.transform((typed) => readTerritoryCode(typed))
			.refine((code) => code !== null, UNKNOWN_PLACE)
			.nullable()
	),
	change: text(LONGEST_ANSWER),
	help: several<Help>(HELP, 'Choisissez parmi les aides proposées.'),
	helpDetail: text(LONGEST_SHORT),
	until: z.preprocess(
		(typed) => (typed === '' || typed === undefined ? null : typed),
		z.string(WRONG_DAY).trim().refine(isDay, WRONG_DAY).nullable()
	),
	inReturn: text(LONGEST_ANSWER),
	limits: text(LONGEST_ANSWER)
} satisfies Record<NeedField, z.ZodType>;

/** A version is what the page was made from, a whole number. */
const version = z.coerce.number('Rechargez la page.').int().min(1);

/** The form of some fields; the field not sent is empty, as a group without any tick is. */
export function stepSchema(fields: readonly NeedField[]) {
	const shape = Object.fromEntries(fields.map((field) => [field, FIELDS[field]]));
	return z.object({ ...shape, version }) as unknown as z.ZodType<
		Partial<NeedContent> & { version: number }
	>;
}

/** What a program sends: each field may be left out, and then is not touched. */
export const contentSchema = z.object(
	Object.fromEntries(Object.entries(FIELDS).map(([field, schema]) => [field, schema.optional()]))
) as unknown as z.ZodType<Partial<NeedContent>>;

export const newNeedSchema = z.object({
	kind: z.enum(
		Object.keys(NEED_KINDS) as [NeedKind, ...NeedKind[]],
		'Dites si c’est un besoin ou une offre.'
	),
	organisation: z.coerce
		.number('Choisissez l’organisation pour laquelle vous écrivez.')
		.int('Choisissez l’organisation pour laquelle vous écrivez.')
		.min(1, 'Choisissez l’organisation pour laquelle vous écrivez.')
});
