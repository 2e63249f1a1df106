import type { PageServerLoad } from './$types';
import { tellRule } from '#lib/domain/diagnostic/rule-telling.ts';
import {
	readDiagnosticData,
	readDiagnosticStatistics,
	readRules
} from '#lib/server/diagnostic/index.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage('diagnostic');
	const { reader } = locals;
	const { present } = await readDiagnosticData();
	const { orientation, version } = await readRules(reader);
	const questions = [...present.values()].flatMap((one) => one.questions);
	return {
		version,
		levels: orientation.levels,
		stages: orientation.stages.map(({ stage, because }) => ({ stage, because })),
		rules: orientation.rules.map((rule) => tellRule(rule, questions)),
		sources: orientation.sources,
		statistics: await readDiagnosticStatistics(reader)
	};
};
