import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	finishedOf,
	hasChanged,
	mergeProgress,
	readProgress,
	tellDone,
	withExercise,
	withUnit,
	writeProgress,
	type Progress
} from './progress.ts';

const unit = fc.record({
	quiz: fc.integer({ min: 0, max: 5 }),
	exercise: fc.boolean(),
	version: fc.constantFrom('', '2026-11-24', '2027-01-02')
});
const progress = fc
	.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), unit)
	.map((one) => new Map(Object.entries(one)) as Progress);
const sorted = (one: Progress) => [...one].sort(([a], [b]) => (a < b ? -1 : 1));

test('a unit is finished when its quiz is passed and its exercise done', () => {
	const done = (quiz: number, exercise: boolean): Progress =>
		new Map([['a', { quiz, exercise, version: '' }]]);
	expect(finishedOf(done(4, true)).has('a')).toBe(true);
	expect(finishedOf(done(3, true)).has('a')).toBe(false);
	expect(finishedOf(done(5, false)).has('a')).toBe(false);
});

describe('what a browser kept', () => {
	test('is read back as it was written', () => {
		fc.assert(
			fc.property(progress, (one) => {
				expect(sorted(readProgress(writeProgress(one)))).toEqual(sorted(one));
			})
		);
	});
	test('never fails, whatever stands there', () => {
		fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readProgress(text)));
		expect(readProgress(null).size).toBe(0);
		expect(readProgress('[1,2]').size).toBe(0);
	});
	test('is put right: a score out of bounds, a day that is none, a name that is none', () => {
		const read = readProgress(
			'{"a":{"quiz":99,"exercise":"oui","version":"demain"},"../x":{"quiz":1},"b":null}'
		);
		expect([...read]).toEqual([['a', { quiz: 5, exercise: false, version: '' }]]);
	});
});

describe('what two places know', () => {
	test('is merged without losing anything, in whatever order', () => {
		fc.assert(
			fc.property(progress, progress, (one, other) => {
				const merged = mergeProgress(one, other);
				expect(sorted(mergeProgress(other, one))).toEqual(sorted(merged));
				for (const done of finishedOf(one)) expect(finishedOf(merged)).toContain(done);
				expect(sorted(mergeProgress(merged, one))).toEqual(sorted(merged));
			})
		);
	});
	test('a worse try does not undo a better one; an exercise unticked is heard', () => {
		const best = withUnit(new Map(), 'a', { quiz: 5, exercise: true, version: '2026-11-24' });
		const worse = withUnit(best, 'a', { quiz: 1, exercise: false, version: '2026-11-24' });
		expect(worse.get('a')).toEqual({ quiz: 5, exercise: true, version: '2026-11-24' });
		expect(withExercise(best, 'a', false, '2026-11-24').get('a')?.exercise).toBe(false);
	});
});

test('a text that changed since is said, and takes nothing back', () => {
	const done = { quiz: 5, exercise: true, version: '2026-11-24' };
	expect(hasChanged(done, '2027-01-02')).toBe(true);
	expect(hasChanged(done, '2026-11-24')).toBe(false);
	expect(tellDone(done, '2027-01-02')).toBe(
		'Vous avez fini cette unité. Le texte a changé depuis.'
	);
});
