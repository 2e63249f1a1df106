import { z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal } from '../../domain/kernel/refusal.ts';
import type { ApiEnvironment } from './environment.ts';

/** RFC 9457, with the fields at fault. */
export const problemSchema = z
	.object({
		type: z.string().describe('about:blank, ou le nom du refus'),
		title: z.string(),
		status: z.number().int(),
		detail: z.string().describe('Une phrase qui dit quoi faire'),
		instance: z.string().describe('Référence de la demande, à citer'),
		errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional()
	})
	.openapi('Problem');

type Problem = z.infer<typeof problemSchema>;
type Answering = HonoContext<ApiEnvironment>;

const TITLES: Record<number, string> = {
	400: 'Demande abîmée',
	401: 'Jeton demandé',
	403: 'Non permis',
	404: 'Introuvable',
	405: 'Méthode refusée',
	409: 'Conflit',
	412: 'Condition non remplie',
	422: 'Paramètre refusé',
	429: 'Trop de demandes',
	500: 'Erreur de notre côté'
};

function answerProblem(
	c: Answering,
	status: number,
	detail: string,
	more: Partial<Pick<Problem, 'type' | 'errors'>> = {}
): Response {
	const problem: Problem = {
		type: 'about:blank',
		title: TITLES[status] ?? 'Refus',
		status,
		detail,
		instance: c.env.requestId,
		...more
	};
	return c.body(JSON.stringify(problem), status as ContentfulStatusCode, {
		'content-type': 'application/problem+json; charset=utf-8',
		'cache-control': 'no-store'
	});
}

/** A refusal of the domain leaves with its own status and sentence; anything else is a bug, and logged. */
export function answerError(error: Error, c: Answering): Response {
	if (error instanceof Refusal) {
		return answerProblem(c, error.status, error.message, {
			type: `urn:faire-alliance:refus:${error.code}`,
			...(error.field ? { errors: [{ field: error.field, detail: error.message }] } : {})
		});
	}
	c.env.logBug(error);
	return answerProblem(
		c,
		500,
		'Une erreur de notre côté a empêché la réponse. Elle est consignée ; réessayez dans un instant.'
	);
}

export function answerNotFound(c: Answering): Response {
	return answerProblem(c, 404, 'Cette adresse de l’API n’existe pas : la liste est sur /api/v1.');
}

/** Called by the router when a parameter does not have the form that its schema says. */
export function answerInvalid(
	result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } },
	c: Answering
): Response | undefined {
	if (result.success || !result.error) return undefined;
	const errors = result.error.issues.map((issue) => ({
		field: issue.path.join('.'),
		detail: issue.message
	}));
	return answerProblem(c, 422, errors[0]?.detail ?? 'Un paramètre n’a pas la forme attendue.', {
		errors
	});
}
