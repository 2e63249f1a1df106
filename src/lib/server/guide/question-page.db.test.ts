import { REAL_EXAMPLES, givenExamples } from '#tests/cast.ts';
import { expect, test } from '#tests/stage.ts';
import { listQuestions, readQuestionPage, readQuestionTitles } from './index.ts';

const DAY = '2026-11-24';

test('a question shows the first examples of each of its selections, and how many there are', async ({
	context,
	reader
}) => {
	await givenExamples(context, REAL_EXAMPLES);
	const { examples } = await readQuestionPage(reader, 'formes', null, DAY);
	expect(examples.length).toBeGreaterThan(0);
	for (const { title, total, cards } of examples) {
		expect(total, title).toBeGreaterThan(0);
		expect(cards.length).toBe(Math.min(3, total));
	}
});

test('an empty catalogue leaves the texts, and no hole', async ({ reader }) => {
	const page = await readQuestionPage(reader, 'formes', null, DAY);
	expect(page.body).toContain('<h2');
	expect(page.examples.every(({ total, cards }) => total === 0 && cards.length === 0)).toBe(true);
});

test('a role opens the page with what it changes, nobody’s without one', async ({ reader }) => {
	const forAll = await readQuestionPage(reader, 'piloter', null, DAY);
	const forElected = await readQuestionPage(reader, 'piloter', 'elu', DAY);
	expect(forAll.forRole).toBeNull();
	expect(forElected.forRole).toMatch(/^<p>/);
	expect(forElected.contents).toEqual(forAll.contents);
});

test('the questions follow each other from the first to the last', async ({ reader }) => {
	const { questions } = await listQuestions(DAY);
	expect(questions.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
	const first = await readQuestionPage(reader, 'faire-alliance', null, DAY);
	const last = await readQuestionPage(reader, 'apprendre', null, DAY);
	expect(first.before).toBeNull();
	expect(first.after?.slug).toBe('formes');
	expect(last.before?.slug).toBe('moyens');
	expect(last.after).toBeNull();
	expect(Object.keys(await readQuestionTitles())).toHaveLength(7);
});

test.for(['nulle-part', 'toString', '', '../moyens'])(
	'there is no question « %s »: a refusal, in a sentence',
	async (slug, { reader }) => {
		await expect(readQuestionPage(reader, slug, null, DAY)).rejects.toMatchObject({
			code: 'unknown_question',
			status: 404
		});
	}
);
