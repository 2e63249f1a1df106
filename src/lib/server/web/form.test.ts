import { isActionFailure, type ActionFailure } from '@sveltejs/kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { refusals } from '#lib/domain/kernel/refusal.ts';
import { answerForm, cleanText, type FailedForm } from './form.ts';

const schema = z.object({
	name: z.string().min(1, 'Écrivez un nom.'),
	domains: z.union([z.string(), z.array(z.string())]).optional()
});
const refuse = refusals({ taken: [409, 'Ce nom est déjà pris.'] });

function sent(fields: [string, string | File][]): Request {
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	return new Request('http://localhost/', { method: 'POST', body });
}

/** Every answer of a form that failed. */
async function failed(
	fields: [string, string | File][],
	act: () => unknown = () => {
		throw new Error('not reached');
	}
): Promise<ActionFailure<FailedForm>> {
	const answer = await answerForm(sent(fields), schema, act);
	if (!isActionFailure(answer)) throw new Error('the form did not fail');
	return answer as unknown as ActionFailure<FailedForm>;
}

describe('a form', () => {
	test('that is well filled is acted upon, with what was typed', async () => {
		const answer = await answerForm(sent([['name', 'Ré']]), schema, (input) => ({
			done: input.name
		}));
		expect(answer).toEqual({ done: 'Ré' });
	});

	test('that is badly filled comes back as it was typed, with the fault beside its field', async () => {
		const { status, data } = await failed([
			['name', ''],
			['domains', 'sport']
		]);
		expect(status).toBe(422);
		expect(data).toEqual({
			faults: { name: 'Écrivez un nom.' },
			typed: { name: '', domains: 'sport' }
		});
	});

	test('that a rule refuses comes back with the sentence of the refusal, on its field when it has one', async () => {
		const whole = await failed([['name', 'Ré']], () => {
			throw refuse('taken');
		});
		expect(whole).toMatchObject({
			status: 409,
			data: { faults: { '': 'Ce nom est déjà pris.' }, typed: { name: 'Ré' } }
		});
		const onField = await failed([['name', 'Ré']], () => {
			throw refuse('taken', 'name');
		});
		expect(onField.data.faults).toEqual({ name: 'Ce nom est déjà pris.' });
	});

	test('lets a bug be a bug', async () => {
		const act = () => {
			throw new TypeError('a bug');
		};
		await expect(answerForm(sent([['name', 'Ré']]), schema, act)).rejects.toThrow(TypeError);
	});

	test('keeps every value of a field that was ticked several times', async () => {
		const { data } = await failed([
			['name', ''],
			['domains', 'sport'],
			['domains', 'sante']
		]);
		expect(data.typed.domains).toEqual(['sport', 'sante']);
	});

	test('gives back neither files nor what is private', async () => {
		const { data } = await failed([
			['name', ''],
			['file', new File(['x'], 'x.txt')],
			['_password', 'secret']
		]);
		expect(JSON.stringify(data)).not.toContain('secret');
		expect(data.typed.file).toBe('');
	});

	test('is not fooled by names that objects already have', async () => {
		const { data } = await failed([
			['name', ''],
			['__proto__', 'polluted'],
			['constructor', 'x']
		]);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.getPrototypeOf(data.typed)).toBe(Object.prototype);
		expect(Object.keys(data.typed)).toEqual(['name', 'constructor']);
	});

	test('is read without control characters, with plain line ends', async () => {
		const { data } = await failed([
			['name', ''],
			['domains', 'a\0b\u0007c\r\nd\te']
		]);
		expect(data.typed.domains).toBe('abc\nd\te');
	});
});

test('whatever was typed, a cleaned text is well formed, has no control character, and cleaning again changes nothing', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const clean = cleanText(text);
			expect(clean).toBe(cleanText(clean));
			expect(clean.isWellFormed()).toBe(true);
			expect(clean).not.toMatch(/[^\P{Cc}\n\t]/u);
		})
	);
});
