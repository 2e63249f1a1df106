import { anExample, givenExamples } from '#tests/cast.ts';
import { describe, expect, test } from '#tests/stage.ts';
import { readNotebook } from '../../domain/catalogue/notebook.ts';
import { notebookPdf, readKept, searchToKeep } from './notebook.ts';
import { withdrawExample } from './withdrawal.ts';

const asked = (search: string) => readNotebook(new URLSearchParams(search));

describe('a notebook', () => {
	test('gives its examples in its order, and tells what the catalogue does not hold', async ({
		context,
		reader
	}) => {
		await givenExamples(context, [anExample({ slug: 'a' }), anExample({ slug: 'b' })]);
		const { examples, missing, notes } = await readKept(reader, asked('e=b&e=perdu&e=a'));
		expect(examples.map(({ example }) => example.slug)).toEqual(['b', 'a']);
		expect(missing.map(({ slug }) => slug)).toEqual(['perdu']);
		expect(notes).toHaveLength(1);
	});

	test('beyond sixty says what was cut; empty, holds nothing', async ({ reader }) => {
		const many = Array.from({ length: 75 }, (_, rank) => `e=s${rank}`).join('&');
		const { missing, notes } = await readKept(reader, asked(many));
		expect(missing).toHaveLength(60);
		expect(notes.at(-1)).toMatch(/15\sexemples de trop ont été laissés de côté/u);
		expect(await readKept(reader, asked(''))).toEqual({ examples: [], missing: [], notes: [] });
	});

	test('is one document: a page that says what it holds, then a page an example', async ({
		context,
		reader
	}) => {
		await givenExamples(context, [anExample({ slug: 'a' }), anExample({ slug: 'b' })]);
		const origin = 'https://alliances.exemple.fr';
		const { bytes, name } = await notebookPdf(reader, asked('e=a&e=b&e=perdu&titre=]%23x'), origin);
		const text = Buffer.from(bytes).toString('latin1');
		expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
		expect(name).toMatch(/^carnet-[0-9a-f]{6}\.pdf$/);
		await expect(notebookPdf(reader, asked('e=perdu'), origin)).rejects.toMatchObject({
			code: 'empty_notebook',
			status: 422
		});
	});

	test('says of a withdrawn example which one it was, since when and why, and keeps the others', async ({
		context,
		reader
	}) => {
		await givenExamples(context, [
			anExample({ slug: 'a', title: 'Un jardin' }),
			anExample({ slug: 'b', title: 'Des vélos' })
		]);
		await withdrawExample(context, 'b', 'Les partenaires l’ont demandé.');
		const { examples, missing } = await readKept(reader, asked('e=a&e=b'));
		expect(examples.map(({ example }) => example.slug)).toEqual(['a']);
		expect(missing).toEqual([
			{ slug: 'b', told: expect.stringMatching(/Des vélos.*12.mars.2026.*demandé/) }
		]);
	});

	test('is filled by searching', async ({ context, reader }) => {
		await givenExamples(context, [
			anExample({ slug: 'a', title: 'Des vélos partagés' }),
			anExample({ slug: 'b', title: 'Un jardin' })
		]);
		const { items, total } = await searchToKeep(reader, 'velos');
		expect(total).toBe(1);
		expect(items.map(({ slug }) => slug)).toEqual(['a']);
	});
});
