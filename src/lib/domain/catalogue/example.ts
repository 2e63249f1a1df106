import { z } from 'zod';
import {
	CATEGORIES,
	DOMAINS,
	FAMILIES,
	KINDS,
	OBJECTIVES,
	ROLES,
	SCALES,
	type Category,
	type Domain,
	type Family,
	type Kind,
	type Objective,
	type Role,
	type Scale
} from './vocabulary.ts';

/*
 * The record of one inspiring example, as data/examples/SCHEMA.md describes it. Every message is the
 * sentence that the person who imports a file will read, after the line and the name of the field.
 */

function oneOf<Value extends string>(list: Readonly<Record<Value, unknown>>) {
	const values = Object.keys(list) as [Value, ...Value[]];
	return z.enum(values, {
		error: ({ input }) =>
			input === undefined
				? 'manque'
				: `« ${String(input).slice(0, 40)} » n’est pas l’une des valeurs : ${values.join(', ')}`
	});
}

function text(least: number, most: number) {
	return z
		.string({ error: ({ input }) => (input === undefined ? 'manque' : 'doit être un texte') })
		.trim()
		.min(least, least > 1 ? `doit avoir au moins ${least} caractères` : 'est vide')
		.max(most, `dépasse ${most} caractères`)
		.refine((value) => !CONTROL.test(value), 'contient un caractère de contrôle')
		.refine((value) => value.isWellFormed(), 'contient un caractère coupé en deux');
}
// eslint-disable-next-line no-control-regex -- the very characters that are refused
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

function list<Item extends z.ZodType>(item: Item, least: number, most: number) {
	return z
		.array(item, { error: ({ input }) => (input === undefined ? 'manque' : 'doit être une liste') })
		.min(least, `doit avoir au moins ${least} élément${least > 1 ? 's' : ''}`)
		.max(most, `dépasse ${most} éléments`);
}

function wholeNumber(least: number, most: number) {
	const message = `doit être un nombre entier entre ${least} et ${most}`;
	return z.number(message).int(message).min(least, message).max(most, message);
}

const webAddress = text(1, 2000).refine(
	(value) => /^https?:\/\//i.test(value) && URL.canParse(value),
	'doit être une adresse web complète, qui commence par http:// ou https://'
);

const UNKNOWN_FIELD = 'champ inconnu';
const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
	z.strictObject(shape, {
		error: (issue) =>
			issue.code === 'unrecognized_keys'
				? `${UNKNOWN_FIELD} : ${issue.keys.join(', ').slice(0, 80)}`
				: issue.input === undefined
					? 'manque'
					: 'doit être un objet'
	});

const year = wholeNumber(1851, 2100);

export const exampleSchema = strict({
	slug: text(1, 120).regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		'ne contient que des lettres sans accent, des chiffres et des tirets simples (exemple : jardin-partage-lorient)'
	),
	kind: oneOf(KINDS),
	title: text(1, 90),
	summary: text(120, 420),
	need: text(1, 500).optional(),
	action: text(1, 600).optional(),
	results: text(1, 500).optional(),
	category: oneOf(CATEGORIES).optional(),
	objectives: list(oneOf(OBJECTIVES), 0, 4),
	actors: list(
		strict({ name: text(1, 200), type: oneOf(FAMILIES), role: oneOf(ROLES).optional() }),
		1,
		60
	),
	sdgs: list(wholeNumber(1, 17), 1, 5),
	domains: list(oneOf(DOMAINS), 1, 3),
	scale: oneOf(SCALES),
	territory: strict({
		label: text(1, 200),
		commune: text(1, 5)
			.regex(/^(\d{5}|2[AB]\d{3})$/, 'n’est pas un code de commune (exemple : 35238)')
			.optional(),
		department: text(1, 3)
			.regex(/^(\d{2,3}|2[AB])$/, 'n’est pas un code de département (exemple : 35)')
			.optional(),
		region: text(1, 2)
			.regex(/^\d{2}$/, 'n’est pas un code de région (exemple : 53)')
			.optional()
	}).optional(),
	startYear: wholeNumber(1851, 2100).optional(),
	figures: list(
		strict({
			label: text(1, 300),
			value: z.number('doit être un nombre'),
			unit: text(1, 80).optional(),
			year: year.optional()
		}),
		0,
		40
	).optional(),
	website: webAddress.optional(),
	sources: list(
		strict({
			title: text(1, 400),
			url: webAddress,
			publisher: text(1, 200).optional(),
			year: year.optional()
		}),
		1,
		40
	),
	confidence: oneOf({ high: true, medium: true })
})
	.refine((example) => example.kind === 'ecosystem' || example.category, {
		path: ['category'],
		error: 'manque : elle est demandée pour une dynamique partenariale'
	})
	.refine((example) => example.kind === 'ecosystem' || example.actors.length >= 2, {
		path: ['actors'],
		error: 'doit nommer au moins 2 acteurs pour une dynamique partenariale'
	});

/** One inspiring example as it is given, stored, shown and given back. */
export interface Example {
	readonly slug: string;
	readonly kind: Kind;
	readonly title: string;
	readonly summary: string;
	readonly need?: string | undefined;
	readonly action?: string | undefined;
	readonly results?: string | undefined;
	readonly category?: Category | undefined;
	readonly objectives: readonly Objective[];
	readonly actors: readonly ExampleActor[];
	readonly sdgs: readonly number[];
	readonly domains: readonly Domain[];
	readonly scale: Scale;
	readonly territory?: ExampleTerritory | undefined;
	readonly startYear?: number | undefined;
	readonly figures?: readonly ExampleFigure[] | undefined;
	readonly website?: string | undefined;
	readonly sources: readonly ExampleSource[];
	readonly confidence: 'high' | 'medium';
}
export interface ExampleActor {
	readonly name: string;
	readonly type: Family;
	readonly role?: Role | undefined;
}
export interface ExampleTerritory {
	readonly label: string;
	/** INSEE codes as the source of the record wrote them: the région without our `R`. */
	readonly commune?: string | undefined;
	readonly department?: string | undefined;
	readonly region?: string | undefined;
}
export interface ExampleFigure {
	readonly label: string;
	readonly value: number;
	readonly unit?: string | undefined;
	readonly year?: number | undefined;
}
export interface ExampleSource {
	readonly title: string;
	readonly url: string;
	readonly publisher?: string | undefined;
	readonly year?: number | undefined;
}

/** What is wrong in a record: the path of the field (`actors.2.name`) and a sentence. */
export interface Fault {
	readonly field: string;
	readonly sentence: string;
}

/** Checks one record as of `now`: a year to come is a slip. Never throws. */
export function checkExample(
	record: unknown,
	now: Date
): { example: Example } | { faults: Fault[] } {
	const parsed = exampleSchema.safeParse(record);
	if (parsed.success) {
		const latest = now.getUTCFullYear() + 1;
		const late = (parsed.data.startYear ?? 0) > latest;
		return late
			? { faults: [{ field: 'startYear', sentence: `est dans l’avenir : au plus ${latest}` }] }
			: { example: parsed.data };
	}
	return {
		faults: parsed.error.issues.slice(0, 20).map((issue) => ({
			field: issue.path.join('.') || 'enregistrement',
			sentence: issue.message
		}))
	};
}
