import { describe, expect, test } from 'vitest';
import {
	arrangeAtlas,
	MEASURED_FROM_ZERO,
	type AtlasFiles
} from '#lib/domain/observatory/indicator-atlas.ts';
import { typeset } from '#lib/domain/kernel/typography.ts';
import { listIndicators, readAtlas, readIndicator } from './index.ts';

const atlas = await readAtlas();
const warningsOf = (id: string) => atlas.byId.get(id)!.warnings.map((one) => one.id);
/** The same files with one thing wrong. */
const broken = (change: Partial<AtlasFiles>) => () =>
	arrangeAtlas({ ...atlas, ...change } as AtlasFiles);

describe('the atlas of the figures', () => {
	test('gives each of the 151 figures exactly one theme, one family and one study', async () => {
		const all = await listIndicators();
		expect(all).toHaveLength(151);
		expect(atlas.indicators.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
		expect(atlas.themes.flatMap(({ indicators }) => indicators)).toHaveLength(151);
		expect(broken({ themes: atlas.themes.slice(0, -1) })).toThrow(/has no theme/);
		expect(broken({ themes: [...atlas.themes, { ...atlas.themes.at(-1)!, id: 'deux' }] })).toThrow(
			/is in two/
		);
		expect(broken({ populations: atlas.populations.slice(1) })).toThrow(/in no family/);
		expect(broken({ studies: atlas.studies.slice(1) })).toThrow(/not known/);
	});

	test('has no theme, family or study without a figure', () => {
		const used = (of: (one: (typeof atlas.indicators)[number]) => string) =>
			new Set(atlas.indicators.map(of));
		expect(atlas.themes.filter(({ id }) => !used((one) => one.theme.id).has(id))).toEqual([]);
		expect(atlas.populations.filter(({ id }) => !used((one) => one.family.id).has(id))).toEqual([]);
		expect(atlas.studies.filter(({ id }) => !used((one) => one.of.id).has(id))).toEqual([]);
	});

	test('refuses a figure whose id is unknown, in French', async () => {
		await expect(readIndicator('nulle-part')).rejects.toMatchObject({
			code: 'unknown_indicator',
			status: 404
		});
	});

	test('is written in French typography', () => {
		for (const text of [
			...atlas.themes.flatMap(({ title, sentence }) => [title, sentence]),
			...atlas.populations.map(({ title }) => title),
			...atlas.programmes.flatMap(({ title, sentence }) => [title, sentence]),
			...atlas.studies.map(({ title }) => title),
			...atlas.warnings.flatMap(({ title, text }) => [title, text]),
			...atlas.questions.flatMap(({ title, bars }) => [title, ...bars.map(({ label }) => label)])
		])
			expect(text).toBe(typeset(text));
	});
});

describe('the warnings', () => {
	test.each([
		['urgence-citoyens-2020-utile', ['cinq-questions', 'citoyens-74-81', 'perceptions']],
		['impact-fondations-2021-necessaire', ['cinq-questions', 'quarante-deux-fondations']],
		['impact-entreprises-2021-innovation', ['cinq-questions', 'entreprises-81-84-83']],
		['phare-institutions-2016-emergence', ['maires-46', 'perceptions']],
		['arpea-entreprises-2011-taux', ['perimetre-21-37']],
		['phare-entreprises-2015-partenariats', ['nombre-partenariats']],
		['phare-citoyens-2015-fragilite-securite', ['securite-66-7']],
		['pionniers-2016-dynamique', ['pionniers-65-63']],
		['impact-associations-2021-mode-mecenat', ['trois-enquetes-formes', 'plusieurs-reponses']],
		['phare-citoyens-2015-impact-emploi', ['perceptions']]
	])('%s is shown with %j', (id, expected) => {
		expect(warningsOf(id)).toEqual(expect.arrayContaining(expected));
	});

	test('say where the other reading was read', () => {
		for (const { url } of atlas.warnings) expect(URL.canParse(url)).toBe(true);
	});
});

describe('what is drawn side by side', () => {
	test('is one question, of one study, in one unit that begins at zero', () => {
		for (const { bars } of atlas.questions) {
			const drawn = bars.map(({ id }) => atlas.byId.get(id)!);
			expect(new Set(drawn.map(({ unit }) => unit)).size).toBe(1);
			const most = MEASURED_FROM_ZERO.get(drawn[0]!.unit)!;
			for (const { value } of drawn) {
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(most);
			}
		}
	});

	test('never joins the three surveys of the forms of partnership', () => {
		const surveys = atlas.questions
			.filter(({ theme }) => theme === 'formes')
			.map(({ bars }) => bars.map(({ id }) => atlas.byId.get(id)!.study));
		expect(surveys).toHaveLength(3);
		for (const studies of surveys) expect(new Set(studies).size).toBe(1);
	});

	test('is refused when it would mix surveys, years, populations or units', () => {
		const mix = (kind: 'answers' | 'populations' | 'times', theme: string, ...ids: string[]) =>
			broken({
				questions: [
					{ id: 'melange', title: '', theme, kind, bars: ids.map((id) => ({ id, label: '' })) }
				]
			});
		expect(
			mix('answers', 'formes', 'phare-associations-2015-mecenat', 'phare-entreprises-2015-mecenat')
		).toThrow(/mixes populations/);
		expect(
			mix(
				'populations',
				'formes',
				'phare-associations-2015-mecenat',
				'phare-entreprises-2015-mecenat'
			)
		).toThrow(/mixes surveys/);
		expect(
			mix(
				'times',
				'pratique',
				'arpea-associations-2009-employeuses',
				'phare-associations-2015-employeuses'
			)
		).toThrow(/mixes surveys/);
		expect(
			mix(
				'populations',
				'effets',
				'phare-citoyens-2015-innovation',
				'phare-institutions-2016-innovation'
			)
		).toThrow(/mixes years/);
		expect(
			mix('populations', 'utilite', 'urgence-citoyens-2020-utile', 'impact-elus-2020-utilite')
		).toThrow(/mixes surveys/);
		expect(
			mix('populations', 'pratique', 'phare-entreprises-2015-taux', 'phare-entreprises-2015-nombre')
		).toThrow(/mixes units/);
	});
});
