import { EMPTY_QUERY } from '#lib/domain/catalogue/query.ts';
import type { Reader } from '#lib/server/platform/context.ts';
import { readRevision } from '#lib/server/platform/revision.ts';
import { anExample, givenExamples, someTerritories } from '../../../../tests/cast.ts';
import { describe, expect, NOW, test } from '../../../../tests/stage.ts';
import {
	browseExamples,
	exportExamples,
	importExamples,
	listExampleAddresses,
	listExamples,
	listForFeed,
	listWithdrawn,
	readExample,
	readForComparison,
	readWithdrawn,
	restoreExample,
	withdrawExample
} from './index.ts';

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const settled = { query: EMPTY_QUERY, chosen: null, unknown: null };

/** Wherever a reader may meet an example. */
async function seenIn(reader: Reader): Promise<Record<string, string[]>> {
	const exported: string[] = [];
	for await (const run of exportExamples(reader)) exported.push(...run.map(({ slug }) => slug));
	const names = (all: readonly { slug: string }[]) => all.map(({ slug }) => slug).sort();
	return {
		page: names((await browseExamples(reader, settled)).items.map(({ example }) => example)),
		api: names((await listExamples(reader, settled, { limit: 100, cursor: null })).items),
		feed: names((await listForFeed(reader, settled)).map(({ example }) => example)),
		sitemap: names(await listExampleAddresses(reader)),
		files: exported.sort(),
		comparison: names(
			(await readForComparison(reader, ['cafe', 'velo'])).compared.map(({ example }) => example)
		)
	};
}

const everywhere = (slugs: string[]) =>
	Object.fromEntries(
		['page', 'api', 'feed', 'sitemap', 'files', 'comparison'].map((place) => [place, slugs])
	);

describe('a withdrawn example', () => {
	test('is nowhere to be met, and its page says when and why', async ({ context, reader }) => {
		await givenExamples(context, [
			anExample({ slug: 'cafe', title: 'Un café' }),
			anExample({ slug: 'velo' })
		]);
		expect(await seenIn(reader)).toEqual(everywhere(['cafe', 'velo']));
		const before = await readRevision(reader, 'catalogue');
		await withdrawExample(context, 'cafe', 'L’alliance n’a jamais eu lieu.');
		expect(await seenIn(reader)).toEqual(everywhere(['velo']));
		expect(await readRevision(reader, 'catalogue')).not.toBe(before);

		await expect(readExample(reader, 'cafe')).rejects.toMatchObject({
			code: 'withdrawn_example',
			status: 410,
			message:
				'L’exemple «\u202FUn café\u202F» a été retiré du catalogue le 12\u00A0mars\u00A02026. Raison donnée\u00A0: L’alliance n’a jamais eu lieu.'
		});
		expect(await readWithdrawn(reader, ['velo', 'cafe', 'nulle-part'])).toEqual([
			{
				slug: 'cafe',
				title: 'Un café',
				reason: 'L’alliance n’a jamais eu lieu.',
				withdrawnAt: NOW
			}
		]);
		expect(await readForComparison(reader, ['cafe', 'velo', 'nulle-part'])).toMatchObject({
			withdrawn: [{ slug: 'cafe' }],
			unknown: ['nulle-part']
		});
	});

	test('does not come back by an import, which says so, unless it is restored', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		const cafe = anExample({
			slug: 'cafe',
			territory: { label: 'Lorient', commune: '56121', department: '56', region: '53' }
		});
		const examples = [cafe, anExample({ slug: 'velo' })];
		await givenExamples(context, examples);
		const { updatedAt } = await readExample(reader, 'cafe');
		await withdrawExample(context, 'cafe', 'Doublon.');
		const again = await givenExamples(context, examples);
		expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 1, withdrawn: ['cafe'] });
		expect(await seenIn(reader)).toEqual(everywhere(['velo']));

		await restoreExample({ ...context, now: new Date('2026-05-01') }, 'cafe');
		expect(await seenIn(reader)).toEqual(everywhere(['cafe', 'velo']));
		const restored = await readExample(reader, 'cafe');
		expect(restored.example).toEqual(cafe);
		expect(restored.place?.code).toBe('56121');
		expect(updatedAt).toEqual(NOW);
		expect((await givenExamples(context, examples)).withdrawn).toEqual([]);
		expect(await listWithdrawn(reader)).toEqual([]);
	});

	test('is restored as the last import told it, with where it came from', async ({
		context,
		reader
	}) => {
		const entry = (title: string) => [
			{ line: 1, slug: 'cafe', example: anExample({ slug: 'cafe', title }) }
		];
		const reference = { origin: 'reference', strict: true } as const;
		await importExamples(context, entry('Un café'), reference);
		await withdrawExample(context, 'cafe', 'À vérifier.');
		await importExamples(context, entry('Un café associatif'), reference);
		await restoreExample({ ...context, now: new Date('2026-05-01') }, 'cafe');
		expect((await readExample(reader, 'cafe')).example.title).toBe('Un café associatif');
		const row = await context.db
			.selectFrom('example')
			.select(['origin', 'created_at'])
			.where('slug', '=', 'cafe')
			.executeTakeFirstOrThrow();
		expect(row).toEqual({ origin: 'reference', created_at: NOW });
	});

	test('cannot be withdrawn again, nor restored when it is not out', async ({ context }) => {
		await givenExamples(context, [anExample({ slug: 'cafe' })]);
		await expect(restoreExample(context, 'cafe')).rejects.toThrow(refusal('not_withdrawn'));
		await withdrawExample(context, 'cafe', 'Doublon.');
		await expect(withdrawExample(context, 'cafe', 'Encore.')).rejects.toThrow(
			refusal('already_withdrawn')
		);
		await expect(withdrawExample(context, 'nulle-part', 'x')).rejects.toThrow(
			refusal('unknown_example')
		);
	});
});

describe('a feed', () => {
	test('begins with what changed last, then by name, and holds fifty at most', async ({
		context,
		reader
	}) => {
		await givenExamples(
			context,
			Array.from({ length: 60 }, (_, rank) => anExample({ slug: `exemple-${100 + rank}` }))
		);
		await givenExamples({ ...context, now: new Date('2026-04-01') }, [
			anExample({ slug: 'exemple-159', title: 'Changé' })
		]);
		const entries = await listForFeed(reader, settled);
		expect(entries).toHaveLength(50);
		expect(entries.slice(0, 3).map(({ example }) => example.slug)).toEqual([
			'exemple-159',
			'exemple-100',
			'exemple-101'
		]);
		expect(entries[0]).toMatchObject({ createdAt: NOW, updatedAt: new Date('2026-04-01') });
	});
});
