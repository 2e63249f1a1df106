import { z } from 'zod';
import { DOMAINS, OBJECTIVES } from '../catalogue/vocabulary.ts';
import type { DataFault } from './questionnaire-check.ts';
import type { Orientation } from './orientation.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { FORMS } from './vocabulary.ts';

/*
 * The shape of data/questionnaires, as its README describes it. The messages are read by whoever writes
 * these files, after the file, the line and the field.
 */

function text(most = 600) {
	return z
		.string({ error: ({ input }) => (input === undefined ? 'manque' : 'doit être un texte') })
		.trim()
		.min(1, 'est vide')
		.max(most, `dépasse ${most} caractères`);
}

function list<Item extends z.ZodType>(item: Item, least: number, most: number) {
	return z
		.array(item, { error: ({ input }) => (input === undefined ? 'manque' : 'doit être une liste') })
		.min(least, `doit avoir au moins ${least} élément${least > 1 ? 's' : ''}`)
		.max(most, `dépasse ${most} éléments`);
}

const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
	z.strictObject(shape, {
		error: (issue) =>
			issue.code === 'unrecognized_keys'
				? `champ inconnu : ${issue.keys.join(', ').slice(0, 80)}`
				: issue.input === undefined
					? 'manque'
					: 'doit être un objet'
	});

function keyOf<Key extends string>(labels: Readonly<Record<Key, unknown>>) {
	const keys = Object.keys(labels) as [Key, ...Key[]];
	return z.enum(keys, `n’est pas l’une des valeurs : ${keys.join(', ')}`);
}

function wholeNumber(least: number, most: number) {
	const message = `doit être un nombre entier entre ${least} et ${most}`;
	return z.number(message).int(message).min(least, message).max(most, message);
}

const id = text(60).regex(
	/^[a-z0-9]+(-[a-z0-9]+)*$/,
	'ne contient que des lettres sans accent, des chiffres et des tirets simples'
);
const condition = strict({ question: id, is: list(id, 1, 40) });
const questionnaireIds = ['organisation', 'territoire', 'projet', 'sante'] as const;
const questionnaireId = z.enum(
	questionnaireIds,
	`n’est pas l’un des questionnaires : ${questionnaireIds.join(', ')}`
);
const stage = z.union(
	([1, 2, 3, 4, 5, 6, 7, 8] as const).map((one) => z.literal(one)),
	'doit être une étape, de 1 à 8'
);
const level = z.union(
	([1, 2, 3, 4] as const).map((one) => z.literal(one)),
	'doit être un niveau, de 1 à 4'
);

const choice = strict({
	id,
	label: text(200),
	said: text(200).optional(),
	score: wholeNumber(0, 100).optional()
});

/** The fields of action of the catalogue, without copying them. */
const DOMAIN_CHOICES = 'domaines';

const question = strict({
	id,
	theme: id,
	text: text(200),
	hint: text(300).optional(),
	several: z.boolean('est vrai ou faux').optional(),
	when: list(condition, 1, 6).optional(),
	choices: z.union([z.literal(DOMAIN_CHOICES), list(choice, 2, 12)])
}).transform((one): Question => ({
	...one,
	choices:
		one.choices === DOMAIN_CHOICES
			? Object.entries(DOMAINS).map(([id, label]) => ({ id, label }))
			: one.choices
}));

export const questionnaireSchema = strict({
	id: questionnaireId,
	version: wholeNumber(1, 1000),
	title: text(120),
	subject: text(80),
	lead: text(),
	minutes: wholeNumber(1, 60),
	orients: z.boolean('est vrai ou faux'),
	themes: list(strict({ id, title: text(80), short: text(24), lead: text() }), 1, 10),
	questions: list(question, 1, 60)
});

const rule = strict({
	id,
	objective: keyOf(OBJECTIVES).optional(),
	form: keyOf(FORMS).optional(),
	weight: wholeNumber(-9, 9).refine((weight) => weight !== 0, 'ne peut pas être zéro'),
	when: list(condition, 1, 6),
	because: text(300),
	precision: text(80).optional(),
	from: id
}).refine(
	({ objective, form }) => (objective === undefined) !== (form === undefined),
	'parle soit d’un objectif (objective), soit d’une forme (form), et d’un seul'
);

const action = strict({
	id,
	title: text(120),
	sentence: text(300),
	url: text(200)
		.regex(/^\/(?!\/)\S*$/, 'doit être une adresse de ce site, qui commence par /')
		.optional(),
	stage: stage.optional(),
	theme: id.optional(),
	form: keyOf(FORMS).optional(),
	always: z.literal(true).optional(),
	in: list(questionnaireId, 1, 4).optional()
}).refine(
	({ stage, theme, form, always }) =>
		[stage, theme, form, always].filter((one) => one !== undefined).length === 1,
	'répond à une seule chose : une étape (stage), un thème (theme), une forme (form), ou toujours (always)'
);

export const orientationSchema = strict({
	levels: list(strict({ level, name: text(60), sentence: text() }), 4, 4),
	sources: list(
		strict({ id, title: text(200), url: z.url('doit être une adresse web').optional() }),
		1,
		20
	),
	stages: list(
		strict({
			stage,
			passed: list(condition, 0, 4),
			because: text(300)
		}),
		8,
		8
	),
	rules: list(rule, 1, 300),
	actions: list(action, 3, 100)
});

const profile = strict({
	id,
	questionnaire: questionnaireId,
	title: text(200),
	answers: z.record(id, list(id, 1, 12)),
	expects: strict({
		form: keyOf(FORMS),
		objective: keyOf(OBJECTIVES).optional(),
		stage
	}),
	/** What of the dossier says so. */
	because: text(400)
});

export const profilesSchema = strict({ profiles: list(profile, 1, 60) });

/** An example of answers with the orientation that the dossier gives them: what an edition of the rules is tried on. */
export type TestProfile = z.infer<typeof profile>;

/** Reads data by its schema. Never throws. */
export function readData<Schema extends z.ZodType>(
	schema: Schema,
	data: unknown
): { value: z.output<Schema> } | { faults: DataFault[] } {
	const parsed = schema.safeParse(data);
	if (parsed.success) return { value: parsed.data };
	return {
		faults: parsed.error.issues.slice(0, 40).map((issue) => deepest(issue))
	};
}

/** A union says « nothing fits »: what is wrong is said by the branch that went the furthest. */
function deepest(issue: z.core.$ZodIssue, before: readonly (string | number)[] = []): DataFault {
	const path = [...before, ...(issue.path as (string | number)[])];
	if (issue.code === 'unrecognized_keys')
		return { path: [...path, issue.keys[0]!], sentence: issue.message };
	if (issue.code === 'invalid_union') {
		const branches = issue.errors.filter((issues) => issues.length > 0);
		const furthest = branches.find(([first]) => first!.path.length > 0) ?? branches.at(-1);
		if (furthest && furthest[0]!.code !== 'invalid_value') return deepest(furthest[0]!, path);
	}
	const field = path.filter((part) => typeof part === 'string').at(-1);
	return { path, sentence: field ? `${field} ${issue.message}` : issue.message };
}

// The schemas and the types of the engine say the same thing.
export type { Orientation, Questionnaire };
