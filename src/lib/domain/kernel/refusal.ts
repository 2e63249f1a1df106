/**
 * A refusal is a rule of the domain that says no: it has a name for programs, an HTTP status for
 * the door it leaves by, and one French sentence that a mayor understands. Anything else that is
 * thrown is a bug.
 */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly code: string;
	readonly status: RefusalStatus;
	/** Name of the field at fault, when there is one. */
	readonly field: string | undefined;

	constructor(code: string, status: RefusalStatus, sentence: string, field?: string) {
		super(sentence);
		this.code = code;
		this.status = status;
		this.field = field;
	}
}

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 422 | 429 | 503;

/**
 * Declares the refusals of one area, each written once, and answers the function that makes them.
 *
 *     const refuse = refusals({ unknown_example: [404, 'Cet exemple n’existe pas ou plus.'] });
 *     throw refuse('unknown_example');
 */
export function refusals<Code extends string>(
	sentences: Record<Code, readonly [status: RefusalStatus, sentence: string]>
): (code: Code, field?: string) => Refusal {
	return (code, field) => {
		const [status, sentence] = sentences[code];
		return new Refusal(code, status, sentence, field);
	};
}
