import { existsSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { diagnose } from '#lib/domain/diagnostic/diagnosis.ts';
import { UNKNOWN, type Answers, type Questionnaire } from '#lib/domain/diagnostic/questionnaire.ts';
import { readDiagnosticData } from '#lib/server/diagnostic/index.ts';
import { seededChance, type Chance } from '../chance.ts';
import { visit } from '../first-visit.ts';
import { median, secondsSince, type Bench, type Figure, type Measure } from '../measure.ts';
import { startSite } from '../site.ts';
import { forget } from '../temporary.ts';

const PROFILES = 10_000;
/** Profiles a second. */
const BOUND = 10_000;
const TIMES = 5;
/** Bytes of a page with all that it asks for. */
const WEIGHT = 40_000;

export const diagnostic: Measure = {
	name: 'diagnostic',
	run: async (bench) => [await scoring(bench), ...(await weights(bench))]
};

async function scoring(bench: Bench): Promise<Figure> {
	const { present, orientation } = await readDiagnosticData();
	const chance = seededChance(17);
	const profiles = Array.from({ length: PROFILES }, (_, rank) => {
		const questionnaire = [...present.values()][rank % present.size]!;
		return { questionnaire, answers: anyAnswers(questionnaire, chance) };
	});
	bench.say(`Scoring ${PROFILES} profiles…`);
	const speeds: number[] = [];
	for (let time = 0; time < TIMES; time++) {
		const began = performance.now();
		for (const { questionnaire, answers } of profiles)
			diagnose(questionnaire, orientation, answers);
		speeds.push(PROFILES / secondsSince(began));
	}
	const speed = median(speeds);
	return {
		what: `${BOUND} over the diagnostics scored a second`,
		measured: BOUND / speed,
		unit: '×',
		bound: 1,
		remark: `${Math.round(speed)} profiles/s`,
		method: `${PROFILES} profiles of answers drawn at random over the questionnaires, one thread: portrait, ranking with its reasons, stage and actions; median of ${TIMES} runs.`
	};
}

function anyAnswers({ questions }: Questionnaire, chance: Chance): Answers {
	return Object.fromEntries(
		questions.map(({ id, choices }) => {
			const at = chance.below(choices.length + 1);
			return [id, [choices[at]?.id ?? UNKNOWN]];
		})
	);
}

async function weights(bench: Bench): Promise<Figure[]> {
	const folder = await bench.filledFolder();
	await using site = await startSite(bench.root, { folder });
	const debian = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
	const browser = await chromium.launch({
		...(existsSync(debian) && { executablePath: debian }),
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
	});
	const figures: Figure[] = [];
	try {
		const page = await browser.newPage();
		const own = await fillIn(page, site.origin);
		await page.close();
		for (const [what, path] of [
			['/se-situer', '/se-situer'],
			['the first page of the questionnaire', `${own}/vous`],
			['a page of the questionnaire', `${own}/besoin`],
			['the result', own],
			['what we say together', `${own}/ensemble`],
			['/evaluer', '/evaluer'],
			['/se-situer/methode', '/se-situer/methode']
		] as const) {
			bench.say(`First visit of ${what}…`);
			const { parts } = await visit(browser, site.origin + path);
			figures.push({
				what: `First visit of ${what}`,
				measured: parts.reduce((sum, { bytes }) => sum + bytes, 0),
				unit: 'bytes',
				bound: WEIGHT,
				remark: parts.map(({ type, bytes }) => `${type} ${bytes.toLocaleString('en')}`).join(', '),
				method:
					'A first visit in Chromium, cache empty: bytes received for everything, as the browser counts them.'
			});
		}
	} finally {
		await browser.close();
	}
	await forget(folder);
	return figures;
}

/** Answers a whole questionnaire, the first choice everywhere; answers the path of its result. */
async function fillIn(page: Page, origin: string): Promise<string> {
	await page.goto(`${origin}/se-situer`);
	await page.getByRole('button', { name: /Commencer.*votre organisation/ }).click();
	for (;;) {
		for (const group of await page.getByRole('group').all())
			await group.locator('input').first().check();
		await page.getByRole('button', { name: /Enregistrer et/ }).click();
		const { pathname } = new URL(page.url());
		if (/^\/se-situer\/[^/]+$/.test(pathname)) return pathname;
	}
}
