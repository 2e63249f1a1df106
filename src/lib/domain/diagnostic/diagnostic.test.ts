import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDiagnosticData } from '#lib/server/diagnostic/questionnaires.ts';
import { diagnose } from './diagnosis.ts';
import { drawPortrait, LEVELS } from './maturity.ts';
import { proposed, rank, type Ranked } from './orientation.ts';
import { tellRule } from './rule-telling.ts';
import {
	askedQuestions,
	isScored,
	keptAnswers,
	openThemes,
	themeAfter,
	UNKNOWN,
	type Answers,
	type Questionnaire
} from './questionnaire.ts';
import { lightOf } from './vocabulary.ts';

const data = await readDiagnosticData();
const questionnaires = [...data.present.values()];

/** Any answers whatever, to the questions asked and to the others; some questions left without. */
function answersTo({ questions }: Questionnaire): fc.Arbitrary<Answers> {
	const one = (question: Questionnaire['questions'][number]) => {
		const ids = [...question.choices.map(({ id }) => id), UNKNOWN];
		return fc.option(
			question.several
				? fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 })
				: fc.constantFrom(...ids).map((id) => [id]),
			{ freq: 5 }
		);
	};
	return fc
		.tuple(...questions.map(one))
		.map((given) =>
			Object.fromEntries(
				given.flatMap((answer, at) => (answer ? [[questions[at]!.id, answer]] : []))
			)
		);
}

const each = questionnaires.map((one) => [one.id, one] as const);

describe.each(each)('the questionnaire « %s »', (_, questionnaire) => {
	test('asks 12 to 25 questions whatever is answered, and every way ends', () => {
		fc.assert(
			fc.property(answersTo(questionnaire), (answers) => {
				const asked = askedQuestions(questionnaire, answers);
				expect(asked.length).toBeGreaterThanOrEqual(12);
				expect(asked.length).toBeLessThanOrEqual(25);
				const way: string[] = [];
				let at: string | null = openThemes(questionnaire, answers)[0]!.id;
				while (at) {
					way.push(at);
					at = themeAfter(questionnaire, answers, at);
				}
				expect(way).toEqual(openThemes(questionnaire, answers).map(({ id }) => id));
			})
		);
	});

	test('leads to every question by some answers', () => {
		const reached = new Set<string>();
		fc.assert(
			fc.property(answersTo(questionnaire), (answers) => {
				for (const { id } of askedQuestions(questionnaire, answers)) reached.add(id);
			}),
			{ numRuns: 2000, seed: 17 }
		);
		expect([...reached].sort()).toEqual(questionnaire.questions.map(({ id }) => id).sort());
	});

	test('keeps scores between 0 and 100, and the level among ours', () => {
		fc.assert(
			fc.property(answersTo(questionnaire), (answers) => {
				const { portrait } = diagnose(questionnaire, data.orientation, answers);
				for (const { quality, known, asked } of portrait.themes) {
					expect(known).toBeLessThanOrEqual(asked);
					expect(quality === null).toBe(known === 0);
					expect(quality ?? 0).toBeGreaterThanOrEqual(0);
					expect(quality ?? 0).toBeLessThanOrEqual(100);
				}
				expect(portrait.knowledge).toBeLessThanOrEqual(1);
				expect([null, ...LEVELS]).toContain(portrait.level);
			})
		);
	});

	test('a better answer never lowers its theme, the whole, the level nor the stage', () => {
		fc.assert(
			fc.property(answersTo(questionnaire), fc.nat(), fc.nat(), (answers, which, up) => {
				const before = diagnose(questionnaire, data.orientation, answers);
				const asked = askedQuestions(questionnaire, answers);
				const improvable = asked.filter(
					(question) =>
						isScored(question) &&
						answers[question.id] !== undefined &&
						answers[question.id]![0] !== UNKNOWN &&
						// Meeting partners opens other questions: another way is another portrait.
						!questionnaire.questions.some(({ when }) =>
							when?.some((condition) => condition.question === question.id)
						)
				);
				if (improvable.length === 0) return;
				const question = improvable[which % improvable.length]!;
				const given = question.choices.find(({ id }) => id === answers[question.id]![0])!;
				const better = question.choices.filter(({ score }) => score! >= given.score!);
				const after = diagnose(questionnaire, data.orientation, {
					...answers,
					[question.id]: [better[up % better.length]!.id]
				});
				const of = (one: typeof before) =>
					one.portrait.themes.find(({ theme }) => theme === question.theme)!.quality!;
				expect(of(after)).toBeGreaterThanOrEqual(of(before));
				expect(after.portrait.quality!).toBeGreaterThanOrEqual(before.portrait.quality!);
				expect(after.portrait.level!).toBeGreaterThanOrEqual(before.portrait.level!);
				expect(after.stage?.stage ?? 0).toBeGreaterThanOrEqual(before.stage?.stage ?? 0);
			})
		);
	});

	test('not knowing lowers what we know and leaves the quality of the rest as it was', () => {
		fc.assert(
			fc.property(answersTo(questionnaire), (answers) => {
				const asked = askedQuestions(questionnaire, answers);
				const kept = keptAnswers(asked, answers);
				const before = drawPortrait(questionnaire.themes, asked, kept);
				for (const { id, theme } of asked.filter(isScored)) {
					const without = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== id));
					const unanswered = drawPortrait(questionnaire.themes, asked, without);
					const unsure = drawPortrait(questionnaire.themes, asked, { ...kept, [id]: [UNKNOWN] });
					expect(unsure).toEqual(unanswered);
					expect(unsure.knowledge).toBeLessThanOrEqual(before.knowledge);
					for (const [at, other] of unsure.themes.entries())
						if (other.theme !== theme) expect(other).toEqual(before.themes[at]);
				}
			}),
			{ numRuns: 50 }
		);
	});

	test('ranks the same way each time, and every rank is the sum of the reasons told', () => {
		fc.assert(
			fc.property(answersTo(questionnaire), (answers) => {
				const { ranking, actions } = diagnose(questionnaire, data.orientation, answers);
				expect(diagnose(questionnaire, data.orientation, structuredClone(answers))).toEqual(
					diagnose(questionnaire, data.orientation, answers)
				);
				expect(new Set(actions.map(({ id }) => id)).size).toBe(3);
				if (!ranking) return;
				for (const list of [ranking.forms, ranking.objectives] as Ranked<string>[][]) {
					for (const [at, one] of list.entries()) {
						const told = [...one.reasons, ...one.counterReasons];
						expect(told.reduce((sum, { weight }) => sum + weight, 0)).toBe(one.score);
						expect(told.length).toBeGreaterThan(0);
						expect(told.some(({ sentence }) => /[{}]|^\s*$/.test(sentence))).toBe(false);
						if (at > 0) expect(list[at - 1]!.score).toBeGreaterThanOrEqual(one.score);
					}
					for (const { reasons } of proposed(list)) expect(reasons.length).toBeGreaterThan(0);
				}
			})
		);
	});

	test('an answer to a question that is no longer asked counts for nothing', () => {
		fc.assert(
			fc.property(answersTo(questionnaire), (answers) => {
				const kept = keptAnswers(askedQuestions(questionnaire, answers), answers);
				expect(diagnose(questionnaire, data.orientation, kept)).toEqual(
					diagnose(questionnaire, data.orientation, answers)
				);
			})
		);
	});
});

describe.each(data.profiles.map((one) => [one.id, one] as const))(
	'the profile « %s »',
	(_, profile) => {
		test(profile.because, () => {
			const questionnaire = data.present.get(profile.questionnaire)!;
			const { ranking, stage } = diagnose(questionnaire, data.orientation, profile.answers);
			expect({
				form: proposed(ranking!.forms)[0]?.target,
				objective: proposed(ranking!.objectives)[0]?.target,
				stage: stage!.stage
			}).toEqual(profile.expects);
		});
	}
);

test('« vous cherchez une compétence, sans contrepartie » is a mécénat de compétences, said so', () => {
	const { answers } = data.profiles.find(({ id }) => id === 'competence-informatique')!;
	const { ranking } = diagnose(data.present.get('organisation')!, data.orientation, answers);
	const [first] = ranking!.forms;
	expect(first!.precision).toBe('mécénat de compétences');
	expect(first!.reasons.map(({ sentence }) => sentence)).toContain('il vous faut une compétence');
});

test('without an answer nothing is proposed, and nothing is said to be weak', () => {
	const { portrait, ranking, actions } = diagnose(
		data.present.get('organisation')!,
		data.orientation,
		{}
	);
	expect({
		level: portrait.level,
		quality: portrait.quality,
		knowledge: portrait.knowledge
	}).toEqual({ level: null, quality: null, knowledge: 0 });
	expect(ranking).toEqual({ objectives: [], forms: [] });
	expect(actions).toHaveLength(3);
});

test('equals keep the order of the vocabulary', () => {
	const rules = (['innovation-societale', 'mecenat'] as const).map((form) => ({
		id: form,
		form,
		weight: 2,
		when: [{ question: 'role', is: ['association'] }],
		because: 'ceci',
		from: 'nous'
	}));
	const asked = data.present.get('organisation')!.questions;
	const { forms } = rank({ rules }, asked, { role: ['association'] });
	expect(forms.map(({ target }) => target)).toEqual(['mecenat', 'innovation-societale']);
});

test('the light of a mean is the more careful one', () => {
	expect([0, 25, 26, 50, 75, 76, 100].map(lightOf)).toEqual([
		'rouge',
		'rouge',
		'orange',
		'orange',
		'orange',
		'vert',
		'vert'
	]);
});

test('every rule is told whole on its page: no hole in its sentence, each condition in words', () => {
	const questions = questionnaires.flatMap((one) => one.questions);
	for (const rule of data.orientation.rules) {
		const told = tellRule(rule, questions);
		expect(told.sentence).not.toMatch(/[{}]|\s{2}|^$/);
		expect(told.when).toHaveLength(rule.when.length);
		for (const { choices } of told.when) expect(choices.join()).not.toMatch(/^[a-z0-9-]+$/);
	}
});
