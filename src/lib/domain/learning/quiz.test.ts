import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsOf, grade, readGiven, readNumber, scoreOf, shown, type Question } from './quiz.ts';

const asked = { ask: 'Quoi ?', explain: 'Parce que.' };
const single: Question = {
	...asked,
	id: 'un',
	kind: 'single',
	choices: [
		{ text: 'a', right: false },
		{ text: 'b', right: true }
	]
};
const multiple: Question = {
	...asked,
	id: 'plusieurs',
	kind: 'multiple',
	choices: [
		{ text: 'a', right: true },
		{ text: 'b', right: false },
		{ text: 'c', right: true }
	]
};
const order: Question = { ...asked, id: 'ordre', kind: 'order', items: ['x', 'y', 'z'] };
const match: Question = {
	...asked,
	id: 'paires',
	kind: 'match',
	pairs: [
		{ left: 'un', right: '1' },
		{ left: 'deux', right: '2' },
		{ left: 'trois', right: '3' }
	]
};
const number: Question = {
	...asked,
	id: 'nombre',
	kind: 'number',
	answer: 1500,
	tolerance: 0,
	unit: '€'
};
const verdict = (question: Question, ...given: string[]) => grade(question, given).verdict;

describe('one answer', () => {
	test('is right or wrong', () => {
		expect(verdict(single, '2')).toBe('right');
		expect(verdict(single, '1')).toBe('wrong');
	});
	test('that is not proposed is wrong, not an error', () => {
		for (const strange of ['0', '99', '-1', 'b', '2.5', '💥'])
			expect(verdict(single, strange)).toBe('wrong');
	});
});

describe('several answers', () => {
	test('are all asked, and no other', () => {
		expect(verdict(multiple, '1', '3')).toBe('right');
		expect(verdict(multiple, '3', '1')).toBe('right');
		expect(verdict(multiple, '1')).toBe('partly');
		expect(verdict(multiple, '1', '2', '3')).toBe('partly');
		expect(verdict(multiple, '2')).toBe('wrong');
	});
	test('given twice count once', () => expect(verdict(multiple, '1', '1')).toBe('partly'));
});

describe('an order and pairs', () => {
	test.each([order, match])('are right in their places, $kind', (question) => {
		expect(verdict(question, '1', '2', '3')).toBe('right');
		expect(grade(question, ['1', '3', '2'])).toEqual({
			id: question.id,
			verdict: 'partly',
			right: 1,
			of: 3
		});
		expect(verdict(question, '2', '3', '1')).toBe('wrong');
		expect(verdict(question, '1', '', '')).toBe('partly');
	});
	test('are shown otherwise than right, always the same way', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 2, max: 6 }), (id, length) => {
				const items = Array.from({ length }, (_, at) => `item ${at}`);
				const places = shown({ ...asked, id, kind: 'order', items });
				expect(places).toEqual(shown({ ...asked, id, kind: 'order', items }));
				expect(places).not.toEqual(items.map((_, at) => at));
				expect([...places].sort()).toEqual(items.map((_, at) => at));
			})
		);
	});
});

describe('a number', () => {
	test.each(['1500', '1 500', '1\u202F500', '1500,0', ' 1 500 € ', '+1500'])(
		'is read as « %s »',
		(written) => expect(verdict(number, written)).toBe('right')
	);
	test.each(['1501', 'mille cinq cents', '15,00', 'NaN', 'Infinity', '١٥٠٠'])(
		'is not « %s »',
		(written) => expect(verdict(number, written)).toBe('wrong')
	);
	test('may be near', () => {
		expect(grade({ ...number, tolerance: 10 }, ['1509']).verdict).toBe('right');
		expect(grade({ ...number, tolerance: 10 }, ['1511']).verdict).toBe('wrong');
	});
	test('never fails on what is typed', () => {
		fc.assert(fc.property(fc.string(), (written) => void readNumber(written)));
	});
});

test('nothing given is not wrong', () => {
	for (const question of [single, multiple, order, match, number])
		expect(
			grade(
				question,
				readGiven(question, () => [])
			).verdict
		).toBe('blank');
});

test('a form is read field by field, whatever comes', () => {
	expect(fieldsOf(order)).toEqual(['ordre.1', 'ordre.2', 'ordre.3']);
	const form = new Map([['ordre.2', ['3', '9']]]);
	expect(readGiven(order, (field) => form.get(field) ?? [])).toEqual(['', '3', '']);
	expect(readGiven(multiple, () => Array.from({ length: 1000 }, () => 'x'.repeat(1000)))).toEqual([
		'x'.repeat(40),
		'x'.repeat(40),
		'x'.repeat(40)
	]);
});

test('four of five is enough, three is not', () => {
	const results = (right: number) =>
		Array.from({ length: 5 }, (_, at) =>
			grade({ ...single, id: `q${at}` }, [at < right ? '2' : '1'])
		);
	expect(scoreOf(results(4))).toEqual({ right: 4, of: 5, passed: true });
	expect(scoreOf(results(3))).toEqual({ right: 3, of: 5, passed: false });
	expect(scoreOf([])).toEqual({ right: 0, of: 0, passed: false });
});
