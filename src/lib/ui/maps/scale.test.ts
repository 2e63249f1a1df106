import { expect, test } from 'vitest';
import { classesOf, stepOf } from './scale.ts';

const REGIONS = [93, 76, 74, 68, 48, 47, 46, 46, 45, 44, 36, 30, 17, 15, 14, 11, 9, 9];

test('five classes, from the fewest to the most, that hold every value once', () => {
	const classes = classesOf(REGIONS);
	expect(classes.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
	expect([classes[0]!.from, classes.at(-1)!.to]).toEqual([9, 93]);
	for (const value of REGIONS) {
		const holders = classes.filter(({ from, to }) => value >= from && value <= to);
		expect(holders, String(value)).toHaveLength(1);
		expect(stepOf(value, classes)).toBe(holders[0]!.step);
	}
});

test('one very big place does not make the others look alike', () => {
	const classes = classesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 4000]);
	expect(stepOf(1, classes)).toBe(1);
	expect(stepOf(6, classes)).toBe(3);
	expect(stepOf(4000, classes)).toBe(5);
});

test('few different values take the darkest steps, one each', () => {
	expect(classesOf([3, 3, 8])).toEqual([
		{ step: 4, from: 3, to: 3 },
		{ step: 5, from: 8, to: 8 }
	]);
});

test('zero and the unknown stay land', () => {
	expect(classesOf([0, 0])).toEqual([]);
	expect(stepOf(0, classesOf([0, 4]))).toBeUndefined();
	expect(stepOf(undefined, classesOf([4]))).toBeUndefined();
});
