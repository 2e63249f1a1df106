import { describe, expect, test } from 'vitest';
import { anExample, REAL_EXAMPLES } from '#tests/cast.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import { drawSheet } from './sheet.ts';

const DAY = new Date('2026-03-12T09:30:00Z');
const ORIGIN = 'https://alliances.exemple.fr';

async function pagesOf(example: Example): Promise<number> {
	const bytes = await drawSheet(example, DAY, ORIGIN);
	return Buffer.from(bytes)
		.toString('latin1')
		.match(/\/Type\s*\/Page\b/g)!.length;
}

describe('the sheet of an example is one page', () => {
	test('for each example of the catalogue', { timeout: 1_200_000 }, async () => {
		const longer: string[] = [];
		for (const example of REAL_EXAMPLES) {
			if ((await pagesOf(example)) !== 1) longer.push(example.slug);
		}
		expect(longer).toEqual([]);
	});

	test('for the shortest that may be', async () => {
		expect(await pagesOf(anExample({ slug: 'court', title: 'A' }))).toBe(1);
	});

	test('for the longest that may be, with words that have no end', async () => {
		const words = 'Une alliance qui raconte longuement ce qu’elle fait. '.repeat(20);
		const long = anExample({
			slug: `l${'o'.repeat(118)}ng`.slice(0, 120),
			title: 'W'.repeat(90),
			summary: words.slice(0, 420),
			need: words.slice(0, 500),
			action: 'x'.repeat(600),
			results: words.slice(0, 500),
			objectives: ['hybridation', 'innovation-societale', 'co-construction-territoriale'],
			actors: Array.from({ length: 60 }, () => ({
				name: words.slice(0, 200),
				type: 'reseau' as const,
				role: 'catalyseur' as const
			})),
			sdgs: [1, 6, 8, 12, 17],
			domains: ['sante', 'urgence', 'environnement-biodiversite'],
			territory: { label: 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson '.repeat(4).trim() },
			startYear: 1901,
			figures: Array.from({ length: 40 }, () => ({
				label: words.slice(0, 300),
				value: 123_456_789_012.34,
				unit: 'unités de compte par habitant et par an',
				year: 2024
			})),
			sources: Array.from({ length: 40 }, () => ({
				title: words.slice(0, 400),
				url: `https://example.org/${'a'.repeat(1900)}`,
				publisher: words.slice(0, 200),
				year: 2024
			}))
		});
		expect(await pagesOf(long)).toBe(1);
	});

	test('whatever is written in it', async () => {
		const hostile = '#eval("x") ] } $ \u202E 👍 "\\ @a <b> = ';
		const example = anExample({
			slug: 'hostile',
			title: hostile,
			summary: hostile.repeat(5),
			need: hostile,
			actors: [
				{ name: hostile, type: 'etat' },
				{ name: hostile, type: 'ess' }
			],
			figures: [{ label: hostile, value: -0.5, unit: hostile }],
			sources: [{ title: hostile, url: 'https://example.org/#eval(1)?a=]&b=$' }]
		});
		expect(await pagesOf(example)).toBe(1);
	});
});
