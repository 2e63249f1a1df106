import type { TestProfile } from './data-schema.ts';
import { askedQuestions, UNKNOWN, type Questionnaire } from './questionnaire.ts';
import type { DataFault } from './questionnaire-check.ts';

/** What makes a test profile say something else than it seems: names that do not exist, answers that nobody asks for. */
export function checkProfiles(
	profiles: readonly TestProfile[],
	questionnaires: readonly Questionnaire[]
): DataFault[] {
	const faults: DataFault[] = [];
	const taken = new Set<string>();
	for (const [rank, { id, questionnaire: name, answers }] of profiles.entries()) {
		const say = (sentence: string, ...path: (string | number)[]) =>
			faults.push({ path: ['profiles', rank, ...path], sentence });
		if (taken.has(id)) say(`le profil ${id} est déjà pris`, 'id');
		taken.add(id);
		const questionnaire = questionnaires.find((one) => one.id === name);
		if (!questionnaire) {
			say(`aucun questionnaire ne s’appelle ${name}`, 'questionnaire');
			continue;
		}
		const asked = askedQuestions(questionnaire, answers);
		for (const [question, given] of Object.entries(answers)) {
			const target = questionnaire.questions.find((one) => one.id === question);
			if (!target) say(`aucune question ne s’appelle ${question}`, 'answers', question);
			else if (!asked.includes(target))
				say(`${question} n’est pas posée avec ces réponses`, 'answers', question);
			else
				for (const choice of given)
					if (choice !== UNKNOWN && !target.choices.some((one) => one.id === choice))
						say(`${question} n’a pas de choix ${choice}`, 'answers', question);
		}
	}
	return faults;
}
