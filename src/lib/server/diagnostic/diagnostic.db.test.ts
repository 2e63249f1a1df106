import { fieldOf } from '#lib/domain/diagnostic/fields.ts';
import { openThemes, type Answers } from '#lib/domain/diagnostic/questionnaire.ts';
import { KEPT_DAYS } from '#lib/domain/diagnostic/vocabulary.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { as, anExample, aPerson, givenExamples, someTerritories } from '#tests/cast.ts';
import { describe, expect, NOW, test } from '#tests/stage.ts';
import {
	agreeToStatistics,
	createInvitation,
	createReadLink,
	eraseAnswers,
	eraseOldDiagnostics,
	joinDiagnostic,
	keepDiagnostic,
	readAnswersOf,
	readDiagnosticData,
	readDiagnosticStatistics,
	readResult,
	readRules,
	redoDiagnostic,
	restoreRules,
	saveTheme,
	startAnswered,
	startDiagnostic,
	tryRules,
	withdrawReadLink,
	writeRules
} from './index.ts';

const data = await readDiagnosticData();
const DAY = 86_400_000;

/** Fills in every page, one after the other, as a person does. */
async function fill(context: Context, token: string, answers: Answers, name = '') {
	const { questionnaire } = await readAnswersOf(readerOf(context), token);
	let theme: string | null = openThemes(questionnaire, {})[0]!.id;
	while (theme) theme = await saveTheme(context, token, theme, { ...fields(answers), nom: name });
}

function fields(answers: Answers): Record<string, string[]> {
	return Object.fromEntries(
		Object.entries(answers).map(([id, given]) => [fieldOf({ id }), [...given]])
	);
}

const later = (context: Context, milliseconds: number): Context => ({
	...context,
	now: new Date(NOW.getTime() + milliseconds)
});
const profile = (id: string) => data.profiles.find((one) => one.id === id)!;
const reads = (context: Context, token: string) => readAnswersOf(readerOf(context), token);

describe('a person', () => {
	test('fills in page by page, comes back by her link, and reads what her answers come to', async ({
		context
	}) => {
		const token = await startDiagnostic(context, 'organisation');
		expect(token).toMatch(/^[\w-]{43}$/);
		const { answers } = profile('epicerie-solidaire');
		expect(await saveTheme(context, token, 'vous', { ...fields(answers), nom: 'Épicerie' })).toBe(
			'raison'
		);
		const half = await reads(context, token);
		expect(half).toMatchObject({
			name: 'Épicerie',
			isFinished: false,
			answers: { role: ['association'] }
		});
		await fill(context, token, answers, 'Épicerie');
		const open = await reads(context, token);
		expect(open.isFinished).toBe(true);
		expect(open.answers).toEqual(answers);
		const { result } = await readResult(readerOf(context), open);
		expect(result.forms[0]).toMatchObject({ target: 'mecenat', precision: 'mécénat logistique' });
		expect(result.stage).toMatchObject({ stage: 3, name: 'Trouver et rencontrer' });
		expect(result.actions).toHaveLength(3);
	});

	test('keeps what another page holds when two tabs save different pages', async ({ context }) => {
		const token = await startDiagnostic(context, 'organisation');
		await saveTheme(context, token, 'envie', { 'q-envie': 'oui', vu: '~~' });
		await saveTheme(context, token, 'besoin', { 'q-ampleur': 'deux' });
		expect((await reads(context, token)).answers).toEqual({ envie: ['oui'], ampleur: ['deux'] });
	});

	test('is told when another tab saved the same page otherwise, and nothing is lost', async ({
		context
	}) => {
		const token = await startDiagnostic(context, 'organisation');
		await saveTheme(context, token, 'envie', { 'q-envie': 'oui', vu: '~~' });
		const stale = saveTheme(context, token, 'envie', { 'q-envie': 'non', vu: '~~' });
		await expect(stale).rejects.toMatchObject({ code: 'changed_elsewhere', status: 409 });
		expect((await reads(context, token)).answers).toEqual({ envie: ['oui'] });
		// The same choice sent twice, after a lost connection, is no conflict.
		await saveTheme(context, token, 'envie', { 'q-envie': 'oui', vu: '~~' });
		await saveTheme(context, token, 'envie', { 'q-envie': 'non', vu: 'oui~~' });
		expect((await reads(context, token)).answers).toEqual({ envie: ['non'] });
	});

	test('finds her answers again when she goes back on what hid their question', async ({
		context
	}) => {
		const token = await startDiagnostic(context, 'organisation');
		await saveTheme(context, token, 'vous', { 'q-role': 'association' });
		await saveTheme(context, token, 'raison', { 'q-motif': 'ressource' });
		await saveTheme(context, token, 'besoin', { 'q-ressource': 'competence' });
		await saveTheme(context, token, 'raison', { 'q-motif': 'offre' });
		const without = await readResult(readerOf(context), await reads(context, token));
		expect(without.result.answers.some(({ answer }) => answer === 'D’une compétence')).toBe(false);
		await saveTheme(context, token, 'raison', { 'q-motif': 'ressource' });
		expect((await reads(context, token)).answers.ressource).toEqual(['competence']);
	});

	test('sends forged choices, forged questions and forged pages, and changes nothing', async ({
		context
	}) => {
		const token = await startDiagnostic(context, 'organisation');
		await saveTheme(context, token, 'envie', {
			'q-envie': ['oui', 'moteur', '<script>'],
			'q-role': 'entreprise',
			'q-__proto__': 'x',
			'q-risque': 'toujours'
		});
		expect((await reads(context, token)).answers).toEqual({ envie: ['oui'] });
		for (const theme of ['nulle-part', '__proto__', '']) {
			await expect(saveTheme(context, token, theme, {})).rejects.toMatchObject({
				code: 'unknown_theme'
			});
		}
	});

	test.for([
		['x'],
		[''],
		['a'.repeat(43)],
		['a'.repeat(44)],
		["' or 1=1 --"],
		['../../etc'],
		['\u0000'.repeat(43)]
	])('finds nothing behind %j', async ([token], { context, reader }) => {
		await expect(readAnswersOf(reader, token!)).rejects.toMatchObject({
			code: 'unknown_diagnostic',
			status: 404
		});
		await expect(saveTheme(context, token!, 'vous', {})).rejects.toMatchObject({ status: 404 });
	});

	test('leaves no readable link in the database', async ({ context }) => {
		const token = await startDiagnostic(context, 'organisation');
		const rows = await context.db.selectFrom('diagnostic_link').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(rows[0]!.token_hash).toMatch(/^[0-9a-f]{64}$/);
	});

	test('says where she is, and chooses among territories of one name', async ({ context }) => {
		await someTerritories(context);
		const token = await startDiagnostic(context, 'territoire');
		const save = (typed: Record<string, string>) => saveTheme(context, token, 'vous', typed);
		await save({ lieu: '35238' });
		expect(await reads(context, token)).toMatchObject({
			place: '35238',
			placeName: 'Rennes (Ille-et-Vilaine)'
		});
		await save({ lieu: 'Rennes (Ille-et-Vilaine)' });
		await expect(save({ lieu: 'Xyzzyx' })).rejects.toMatchObject({
			code: 'unknown_place',
			field: 'lieu'
		});
		await expect(save({ lieu: 'Saint' })).rejects.toMatchObject({ code: 'several_places' });
		expect((await reads(context, token)).place).toBe('35238');
		await save({ lieu: '' });
		expect((await reads(context, token)).place).toBe(null);
	});

	test('is shown examples like her, with what they have in common', async ({ context }) => {
		await givenExamples(context, [
			anExample({ slug: 'proche', domains: ['alimentation'], objectives: ['hybridation'] }),
			anExample({ slug: 'lointain', domains: ['urgence'], category: 'innovation-societale' })
		]);
		const token = await startDiagnostic(context, 'organisation');
		await fill(context, token, profile('epicerie-solidaire').answers);
		const { examples } = await readResult(readerOf(context), await reads(context, token));
		expect(examples.map(({ example }) => example.slug)).toEqual(['proche']);
		expect(examples[0]!.reasons[0]).toBe('même domaine\u00A0: alimentation');
	});

	test('shows her result by another link, that changes nothing and that she can take back', async ({
		context
	}) => {
		const token = await startDiagnostic(context, 'organisation');
		await saveTheme(context, token, 'envie', { 'q-envie': 'oui' });
		const link = await createReadLink(context, token);
		expect(await reads(context, link)).toMatchObject({ isOwn: false, answers: { envie: ['oui'] } });
		const attacks = [
			() => saveTheme(context, link, 'envie', { 'q-envie': 'non' }),
			() => createReadLink(context, link),
			() => createInvitation(context, link),
			() => keepDiagnostic(context, link),
			() => redoDiagnostic(context, link),
			() => eraseAnswers(context, link),
			() => agreeToStatistics(context, link, true)
		];
		for (const attack of attacks)
			await expect(attack()).rejects.toMatchObject({ code: 'read_only', status: 403 });
		const other = await createReadLink(context, token);
		await expect(reads(context, link)).rejects.toMatchObject({ status: 404 });
		await withdrawReadLink(context, token);
		await expect(reads(context, other)).rejects.toMatchObject({ status: 404 });
	});

	test('does it again, and sees the path between two dates', async ({ context }) => {
		const token = await startDiagnostic(context, 'organisation');
		await fill(context, token, {
			role: ['association'],
			envie: ['hesite'],
			'raison-claire': ['non']
		});
		await keepDiagnostic(context, token);
		const spring = later(context, 200 * DAY);
		const again = await redoDiagnostic(spring, token);
		expect((await reads(spring, again)).answers).toEqual({ role: ['association'] });
		await fill(spring, again, {
			role: ['association'],
			envie: ['moteur'],
			'raison-claire': ['dit']
		});
		const { result } = await readResult(readerOf(spring), await reads(spring, again));
		const before = result.before!;
		expect(before.day).toBe('2026-03-12');
		expect(before.portrait.themes.find(({ theme }) => theme === 'envie')!.quality).toBe(33);
		expect(result.portrait.themes.find(({ theme }) => theme === 'envie')!.quality).toBe(100);
	});

	test('erases everything at once', async ({ context }) => {
		const token = await startDiagnostic(context, 'organisation');
		const link = await createReadLink(context, token);
		await eraseAnswers(context, token);
		for (const gone of [token, link])
			await expect(reads(context, gone)).rejects.toMatchObject({ status: 404 });
		expect(await context.db.selectFrom('diagnostic').selectAll().execute()).toEqual([]);
	});
});

describe('time', () => {
	test('closes a link after thirty days without a save, then erases what it opened', async ({
		context
	}) => {
		const token = await startDiagnostic(context, 'organisation');
		const eve = later(context, (KEPT_DAYS - 1) * DAY);
		await saveTheme(eve, token, 'envie', { 'q-envie': 'oui' });
		const month = later(context, (KEPT_DAYS + 1) * DAY);
		expect((await reads(month, token)).answers).toEqual({ envie: ['oui'] });
		expect(await eraseOldDiagnostics(month)).toBe(0);
		const end = later(context, (2 * KEPT_DAYS - 1) * DAY);
		await expect(reads(end, token)).rejects.toMatchObject({ status: 404 });
		expect(await eraseOldDiagnostics(end)).toBe(1);
		for (const table of ['diagnostic', 'diagnostic_answers', 'diagnostic_link'] as const)
			expect(await context.db.selectFrom(table).selectAll().execute()).toEqual([]);
	});

	test('is not shortened by a save for who asked to keep it', async ({ context }) => {
		const token = await startDiagnostic(context, 'organisation');
		const until = await keepDiagnostic(context, token);
		await saveTheme(context, token, 'envie', { 'q-envie': 'oui' });
		expect((await reads(context, token)).expiresAt).toEqual(until);
	});
});

describe('several people', () => {
	const said = (envie: string): Answers => ({
		envie: [envie],
		decision: [envie === 'non' ? 'non' : 'porte']
	});

	async function aGroup(context: Context) {
		const first = await startDiagnostic(context, 'organisation');
		const invitation = await createInvitation(context, first);
		return { first, join: () => joinDiagnostic(context, invitation), invitation };
	}

	test('see nothing together until three have finished, and never what one of them said', async ({
		context
	}) => {
		const { first, join } = await aGroup(context);
		await fill(context, first, said('non'));
		await fill(context, await join(), said('moteur'));
		const third = await join();
		await saveTheme(context, third, 'envie', fields(said('moteur')));
		// Saved on the last page: finished.
		const open = await reads(context, first);
		expect(open.people).toEqual({ begun: 3, finished: 3 });
		expect(open.joint.themes).toEqual({
			envie: { people: 3, quality: 65, agreement: 'grand-ecart' }
		});
		expect(open.answers.envie).toEqual(['non']);
	});

	test('do not see it move when one more answers, changes her mind, or leaves', async ({
		context
	}) => {
		const { first, join } = await aGroup(context);
		const people = [first, await join(), await join()];
		for (const one of people) await fill(context, one, said('moteur'));
		const shown = async () => (await reads(context, first)).joint.themes;
		const three = await shown();
		const fourth = await join();
		await fill(context, fourth, said('non'));
		expect(await shown()).toEqual(three);
		await fill(context, fourth, said('hesite'));
		await fill(context, fourth, said('non'));
		expect(await shown()).toEqual(three);
		await eraseAnswers(context, people[2]!);
		expect(await shown()).toEqual(three);
		// Once the fourth came and the third left, one more is a third change.
		await fill(context, await join(), said('non'));
		expect(await shown()).toEqual({
			envie: { people: 4, quality: 50, agreement: 'grand-ecart' }
		});
	});

	test('an invitation opens nobody’s answers, and answers are not an invitation', async ({
		context
	}) => {
		const { first, invitation } = await aGroup(context);
		await expect(reads(context, invitation)).rejects.toMatchObject({ status: 404 });
		await expect(saveTheme(context, invitation, 'vous', {})).rejects.toMatchObject({ status: 403 });
		await expect(joinDiagnostic(context, first)).rejects.toMatchObject({ status: 404 });
	});
});

describe('public statistics', () => {
	const answers = (envie: string): Answers => ({ envie: [envie] });

	test('count five people who agreed, at once, and nobody before', async ({ context, reader }) => {
		const tokens: string[] = [];
		for (const envie of ['non', 'oui', 'oui', 'oui', 'moteur', 'moteur']) {
			const token = await startDiagnostic(context, 'organisation');
			await fill(context, token, answers(envie));
			tokens.push(token);
		}
		for (const token of tokens.slice(0, 4)) await agreeToStatistics(context, token, true);
		expect(await readDiagnosticStatistics(reader)).toEqual([]);
		await agreeToStatistics(context, tokens[0]!, false);
		await agreeToStatistics(context, tokens[4]!, true);
		expect(await readDiagnosticStatistics(reader)).toEqual([]);
		await agreeToStatistics(context, tokens[5]!, true);
		const [counted] = await readDiagnosticStatistics(reader);
		expect(counted).toMatchObject({ questionnaire: 'organisation', count: 5 });
		expect(counted!.themes).toEqual([{ title: 'Envie', quality: 80, count: 5 }]);
		// What is counted leads back to nobody, and is counted once.
		await agreeToStatistics(context, tokens[5]!, true);
		const rows = await context.db.selectFrom('diagnostic_statistic').selectAll().execute();
		expect(rows).toHaveLength(5);
		expect(Object.keys(rows[0]!).sort()).toEqual(['id', 'level', 'questionnaire', 'themes']);
	});

	test('do not count answers that are not finished', async ({ context }) => {
		const token = await startDiagnostic(context, 'organisation');
		await saveTheme(context, token, 'vous', { 'q-role': 'ess' });
		await agreeToStatistics(context, token, true);
		expect((await reads(context, token)).inStatistics).toBe(null);
	});
});

test('a health check is answered on one page, and its lights are told', async ({ context }) => {
	const typed = Object.fromEntries(
		data.present
			.get('sante')!
			.questions.map((question, rank) => [fieldOf(question), rank < 2 ? 'rouge' : 'vert'])
	);
	const token = await startAnswered(context, 'sante', { ...typed, nom: 'Le duo' });
	const open = await reads(context, token);
	expect(open).toMatchObject({ isFinished: true, name: 'Le duo' });
	const { result, examples } = await readResult(readerOf(context), open);
	expect(result.portrait.themes.map(({ quality }) => quality)).toEqual([
		0, 100, 100, 100, 100, 100
	]);
	expect({ level: result.level, stage: result.stage, forms: result.forms, examples }).toEqual({
		level: null,
		stage: null,
		forms: [],
		examples: []
	});
	expect(result.actions[0]!.id).toBe('sante-sens');
});

describe('the rules', () => {
	const heavier = () =>
		data.orientationText.replace(
			'weight: 4, when: [{ question: motif, is: [pratique]',
			'weight: 9, when: [{ question: motif, is: [pratique]'
		);

	test('are tried on the profiles, written over those of the file, and given back', async ({
		context,
		reader
	}) => {
		const tried = await tryRules(context, heavier());
		expect(
			'lines' in tried && tried.lines.map(({ moved, isExpected }) => [moved, isExpected])
		).toEqual(Array.from({ length: 10 }, () => [false, true]));
		expect((await readRules(reader)).version).toBe(0);
		await writeRules(context, { text: heavier(), note: 'Un essai', over: 0 });
		const rules = await readRules(reader);
		expect(rules.version).toBeGreaterThan(0);
		expect(rules.orientation.rules.find(({ id }) => id === 'pratiques-motif')!.weight).toBe(9);
		await expect(
			writeRules(context, { text: data.orientationText, note: 'Sans avoir vu', over: 0 })
		).rejects.toMatchObject({ code: 'rules_moved', status: 409 });
		await restoreRules(context, { note: 'Retour', over: rules.version });
		expect((await readRules(reader)).version).toBe(0);
	});

	test('with a fault are refused, with the line', async ({ context, reader }) => {
		const text = data.orientationText.replace(
			'question: envie, is: [oui, moteur]',
			'question: envi, is: [oui]'
		);
		const line = text.slice(0, text.indexOf('question: envi,')).split('\n').length;
		const tried = await tryRules(context, text);
		expect('faults' in tried && tried.faults).toEqual([
			{ file: 'règles', line, sentence: 'aucune question ne s’appelle envi' }
		]);
		await expect(writeRules(context, { text, note: 'x', over: 0 })).rejects.toMatchObject({
			code: 'wrong_rules'
		});
		expect((await readRules(reader)).version).toBe(0);
	});

	test('are changed by an administrator and nobody else', async ({ context }) => {
		const member = as(await aPerson(context), context);
		const moderator = as(await aPerson(context, { role: 'moderator' }), context);
		const visitor = as({ kind: 'visitor' }, context);
		const acts = [
			(one: Context) => tryRules(one, heavier()),
			(one: Context) => writeRules(one, { text: heavier(), note: 'x', over: 0 }),
			(one: Context) => restoreRules(one, { note: 'x', over: 0 })
		];
		for (const act of acts) {
			await expect(act(visitor)).rejects.toMatchObject({ status: 401 });
			await expect(act(member)).rejects.toMatchObject({ status: 403 });
			await expect(act(moderator)).rejects.toMatchObject({ status: 403 });
		}
		const administrator = as(await aPerson(context, { role: 'administrator' }), context);
		await writeRules(administrator, { text: heavier(), note: 'x', over: 0 });
	});
});
