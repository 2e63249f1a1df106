import { z } from 'zod';

/*
 * The fields that editorial files are made of, with messages for whoever writes them. A schema says
 * the shape of one file; these say what a text, a day or an address is in all of them.
 */

const UNKNOWN_FIELD = 'champ inconnu';

export function text(most = 2000) {
	return z
		.string({ error: ({ input }) => (input === undefined ? 'manque' : 'doit être un texte') })
		.trim()
		.min(1, 'est vide')
		.max(most, `dépasse ${most} caractères`);
}

export function list<Item extends z.ZodType>(item: Item, least: number, most = 40) {
	return z
		.array(item, { error: ({ input }) => (input === undefined ? 'manque' : 'doit être une liste') })
		.min(least, `doit avoir au moins ${least} élément${least > 1 ? 's' : ''}`)
		.max(most, `dépasse ${most} éléments`);
}

export const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
	z.strictObject(shape, {
		error: (issue) =>
			issue.code === 'unrecognized_keys'
				? UNKNOWN_FIELD
				: issue.input === undefined
					? 'manque'
					: 'doit être un objet'
	});

export function keysOf<Key extends string>(
	labels: Readonly<Record<Key, unknown>>
): [Key, ...Key[]] {
	return Object.keys(labels) as [Key, ...Key[]];
}

export const oneOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
	z.enum(values, {
		error: ({ input }) =>
			input === undefined ? 'manque' : `n’est pas l’une des valeurs : ${values.join(', ')}`
	});

export const slug = text(120).regex(
	/^[a-z0-9]+(-[a-z0-9]+)*$/,
	'ne contient que des lettres sans accent, des chiffres et des tirets simples'
);
export const webAddress = text().refine(
	(value) => /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value),
	'doit être une adresse web complète, qui commence par http:// ou https://'
);
export const innerAddress = text().regex(
	/^\/(?!\/)[^\s]*$/,
	'doit être une adresse de ce site, qui commence par /'
);
export const day = text().regex(/^\d{4}-\d{2}-\d{2}$/, 'doit être un jour (AAAA-MM-JJ)');

/** What is wrong: where in the file (`examples`, 0, `query`) and a sentence. */
export interface ContentFault {
	readonly path: readonly (string | number)[];
	readonly sentence: string;
}

/** Reads data by a schema, or says all that is wrong in it. Never throws. */
export function readContent<Schema extends z.ZodType>(
	schema: Schema,
	data: unknown
): { value: z.output<Schema> } | { faults: ContentFault[] } {
	const parsed = schema.safeParse(data);
	if (parsed.success) return { value: parsed.data };
	return {
		faults: parsed.error.issues.flatMap((issue) => {
			const path = issue.path as (string | number)[];
			// An unknown field is found at its own line.
			if (issue.code === 'unrecognized_keys')
				return issue.keys.map((key) => ({ path: [...path, key], sentence: UNKNOWN_FIELD }));
			return [{ path, sentence: issue.message }];
		})
	};
}
