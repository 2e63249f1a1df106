import { REAL_EXAMPLES, givenExamples } from '#tests/cast.ts';
import { expect, test } from '#tests/stage.ts';
import { readGoodNews } from './index.ts';

test('a story that is not there any more leaves its place to the spare', async ({
	context,
	reader
}) => {
	await givenExamples(context, REAL_EXAMPLES);
	const before = await readGoodNews(reader);
	expect(before.steps.map(({ stories }) => stories.length)).toEqual([3, 3, 3, 3, 3, 3, 3]);

	const gone = before.steps[1]!.stories[0]!.slug;
	await context.db.deleteFrom('example').where('slug', '=', gone).execute();
	const after = await readGoodNews(reader);
	expect(after.steps[1]!.stories.map(({ slug }) => slug)).not.toContain(gone);
	expect(after.steps[1]!.stories).toHaveLength(3);
	expect(after.steps[1]!.total).toBe(before.steps[1]!.total - 1);
});

test('an empty catalogue leaves the texts, and no hole', async ({ reader }) => {
	const { steps } = await readGoodNews(reader);
	expect(steps).toHaveLength(7);
	expect(steps.every(({ stories, total }) => stories.length === 0 && total === 0)).toBe(true);
});
