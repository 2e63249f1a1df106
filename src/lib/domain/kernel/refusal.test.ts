import { expect, test } from 'vitest';
import { Refusal, refusals } from './refusal.ts';

const refuse = refusals({ unknown: [404, 'Cet exemple n’existe pas ou plus.'] });

test('a refusal has a name for programs, a status for its door, and a sentence for people', () => {
	const refusal = refuse('unknown');
	expect(refusal).toBeInstanceOf(Refusal);
	expect(refusal).toMatchObject({
		code: 'unknown',
		status: 404,
		message: 'Cet exemple n’existe pas ou plus.'
	});
	expect(refusal.field).toBeUndefined();
});

test('a refusal may name the field at fault', () => {
	expect(refuse('unknown', 'slug').field).toBe('slug');
});
