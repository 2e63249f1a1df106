import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { typeset } from '#lib/domain/kernel/typography.ts';
import { readFrontPage } from './index.ts';

const page = await readFrontPage();

describe('the front page of the observatory', () => {
	test('shows the five headline figures, each with its warnings', () => {
		expect(page.headline.figures.map(({ indicator }) => indicator.value)).toEqual([
			81, 92, 83, 97, 98
		]);
		for (const { indicator } of page.headline.figures)
			expect(indicator.warnings.map(({ id }) => id)).toContain('cinq-questions');
	});

	test('draws a dot for one in a hundred, and for each of the foundations that were asked', () => {
		expect(page.headline.figures.map(({ filled, all }) => [filled, all])).toEqual([
			[81, 100],
			[92, 100],
			[83, 100],
			[97, 100],
			[41, 42]
		]);
	});

	test('counts each figure in a theme', () => {
		expect(page.listedThemes.flatMap(({ indicators }) => indicators)).toHaveLength(page.total);
	});

	test('is written in French typography, without a figure of a survey typed in its text', () => {
		const text = readFileSync('content/observatoire.yaml', 'utf8');
		expect(text).not.toContain('%');
		expect(page.description.length).toBeLessThanOrEqual(155);
		for (const line of [
			page.lead,
			page.opening,
			page.headline.lead,
			page.headline.note,
			...page.headline.figures.map(({ sentence }) => sentence),
			...page.reading.steps.flatMap(({ name, sentence }) => [name, sentence]),
			...page.unknown.items,
			...page.doors.items.flatMap(({ title, sentence }) => [title, sentence])
		])
			expect(line).toBe(typeset(line));
	});
});
