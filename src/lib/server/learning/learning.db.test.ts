import { VISITOR } from '../../domain/kernel/actor.ts';
import { grade } from '../../domain/learning/quiz.ts';
import { aPerson, as } from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import {
	bringProgress,
	countAnswers,
	listCountedQuestions,
	listUnits,
	readCase,
	readProgressOf,
	readUnit,
	readUnitPage,
	recordExercise,
	recordQuiz
} from './index.ts';

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const SLUG = 'pourquoi-s-allier';
const unit = { slug: SLUG, updated: '2026-11-24' };

describe('the progress of a person', () => {
	test('keeps the best quiz and the last word on the exercise', async ({ context, reader }) => {
		const lea = await aPerson(context);
		const hers = as(lea, context);
		await recordQuiz(hers, unit, 4);
		await recordExercise(hers, unit, true);
		await recordQuiz(hers, unit, 2);
		expect((await readProgressOf(reader, lea.id)).get(SLUG)).toEqual({
			quiz: 4,
			exercise: true,
			version: '2026-11-24'
		});
		await recordExercise(hers, unit, false);
		expect((await readProgressOf(reader, lea.id)).get(SLUG)?.exercise).toBe(false);
	});

	test('is hers alone, and leaves with her', async ({ context, reader }) => {
		const [lea, tom] = [await aPerson(context), await aPerson(context)];
		await recordQuiz(as(lea, context), unit, 5);
		expect((await readProgressOf(reader, tom.id)).size).toBe(0);
		await context.db.deleteFrom('person').where('id', '=', lea.id).execute();
		expect((await readProgressOf(reader, lea.id)).size).toBe(0);
	});

	test('of a visitor is not kept: a quiz is only graded, the rest is refused', async ({
		context
	}) => {
		const visitor = as(VISITOR, context);
		await recordQuiz(visitor, unit, 5);
		const kept = await context.db.selectFrom('learning_progress').selectAll().execute();
		expect(kept).toEqual([]);
		await expect(recordExercise(visitor, unit, true)).rejects.toEqual(refusal('sign_in_asked'));
		await expect(bringProgress(visitor, new Map())).rejects.toEqual(refusal('sign_in_asked'));
	});

	test('is brought from a browser: the best of both, of units that exist', async ({
		context,
		reader
	}) => {
		const lea = await aPerson(context);
		await recordQuiz(as(lea, context), unit, 5);
		const brought = new Map([
			[SLUG, { quiz: 3, exercise: true, version: '' }],
			['nulle-part', { quiz: 5, exercise: true, version: '2026-11-24' }]
		]);
		expect(await bringProgress(as(lea, context), brought)).toBe(1);
		expect([...(await readProgressOf(reader, lea.id))]).toEqual([
			[SLUG, { quiz: 5, exercise: true, version: '2026-11-24' }]
		]);
	});
});

describe('answers counted', () => {
	test('by question, without anybody, the most often wrong first', async ({ context, reader }) => {
		const written = (await readUnit(SLUG))!;
		const first = written.quiz[0]!;
		const second = written.quiz[2]!;
		for (const value of ['1', '2', '']) {
			const results = [grade(first, [value]), grade(second, ['16'])];
			await countAnswers(context, written, results);
		}
		const counted = await listCountedQuestions(reader);
		expect(counted.map(({ question, right, answers }) => [question, right, answers])).toEqual([
			[first.id, 1, 2],
			[second.id, 3, 3]
		]);
	});

	test('of a text that changed since are left out', async ({ context, reader }) => {
		const written = (await readUnit(SLUG))!;
		const results = [grade(written.quiz[0]!, ['1'])];
		await countAnswers(context, { slug: SLUG, updated: '2020-01-01' }, results);
		expect(await listCountedQuestions(reader)).toEqual([]);
	});
});

describe('a page', () => {
	test('of a unit stands even when its example was withdrawn', async ({ reader }) => {
		const page = await readUnitPage(reader, SLUG, '2026-11-24');
		expect(page.example).toBeNull();
		expect(page.quiz).toHaveLength(5);
		expect(page.contents.map(({ id }) => id)).toContain('exemple');
	});

	test('of a unit that is not written is refused', async ({ reader }) => {
		await expect(readUnitPage(reader, 'nulle-part', '2026-11-24')).rejects.toEqual(
			refusal('unknown_unit')
		);
	});

	test('names before a unit only what is written', async () => {
		const units = await listUnits();
		const slugs = new Set(units.map(({ slug }) => slug));
		for (const { after } of units) for (const one of after) expect(slugs).toContain(one);
	});

	test('of a case study goes where choices lead', async ({ reader }) => {
		const { walk } = await readCase(reader, 'association-et-pme', [2, 2, 2, 1]);
		expect(walk.scene.end?.tone).toBe('tient');
		await expect(readCase(reader, 'nulle', [])).rejects.toEqual(refusal('unknown_case'));
	});
});
