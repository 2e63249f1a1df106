import { fail, type ActionFailure } from '@sveltejs/kit';
import type { z } from 'zod';
import { Refusal } from '#lib/domain/kernel/refusal.ts';

/** What a page gets back from a form that failed: the faults by field, what was typed, a sentence for the whole. */
export interface FailedForm {
	/** Field name → French sentence. The empty name holds what concerns the whole form. */
	readonly faults: Readonly<Record<string, string>>;
	/** What was typed, to be given back. A field sent several times keeps all its values. */
	readonly typed: Readonly<Record<string, string | string[]>>;
}

/**
 * The one way a form is answered: parse, act, or give back what was typed with the fault beside its
 * field. Files and names beginning with `_` are not given back.
 *
 * Answers what `act` answers; `fail(422)` on a fault of form; `fail(status)` on a refusal of the domain.
 * Anything else that is thrown is a bug and goes on.
 */
export async function answerForm<Schema extends z.ZodType, Answer>(
	request: Request,
	schema: Schema,
	act: (input: z.output<Schema>) => Promise<Answer> | Answer
): Promise<Answer | ActionFailure<FailedForm>> {
	const data = await request.formData();
	const typed = typedValues(data);
	const parsed = schema.safeParse(typed);
	if (!parsed.success) {
		const faults: Record<string, string> = {};
		for (const issue of parsed.error.issues) faults[String(issue.path[0] ?? '')] ??= issue.message;
		return fail(422, { faults, typed });
	}
	try {
		return await act(parsed.data);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return fail(error.status, { faults: { [error.field ?? '']: error.message }, typed });
	}
}

function typedValues(data: FormData): Record<string, string | string[]> {
	const typed: Record<string, string | string[]> = Object.create(null);
	for (const name of new Set(data.keys())) {
		if (name.startsWith('_') || name === '__proto__') continue;
		const values = data
			.getAll(name)
			.filter((value): value is string => typeof value === 'string')
			.map(cleanText);
		typed[name] = values.length > 1 ? values : (values[0] ?? '');
	}
	return { ...typed };
}

/** Line ends as one character, no control character: PostgreSQL refuses NUL, people never mean the others. */
export function cleanText(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').toWellFormed();
}

// eslint-disable-next-line no-control-regex -- the very characters to remove
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
