import type { ActionFailure } from '@sveltejs/kit';
import type { z } from 'zod';
import { answerForm, type FailedForm } from './form.ts';

/** Fields that a page never gives back. */
const SECRETS = ['motdepasse', 'code'];

/** As `answerForm`, for the forms with a password or a code: a form that fails gives back all but these. */
export async function answerSecretForm<Schema extends z.ZodType, Answer>(
	request: Request,
	schema: Schema,
	act: (input: z.output<Schema>) => Promise<Answer> | Answer
): Promise<Answer | ActionFailure<FailedForm>> {
	const answer = await answerForm(request, schema, act);
	const typed = (answer as Partial<ActionFailure<FailedForm>> | undefined)?.data?.typed;
	if (typed) for (const name of SECRETS) delete (typed as Record<string, unknown>)[name];
	return answer;
}
