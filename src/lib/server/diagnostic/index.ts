export {
	listVersions,
	restoreRules,
	tryRules,
	writeRules,
	type RulesVersion
} from './edit-rules.ts';
export { saveTheme, startAnswered, startDiagnostic } from './fill.ts';
export { orderResultPdf, resultPdf } from './pdf.ts';
export { offerPlaces, type PlaceChoice } from './places.ts';
export { readDiagnosticData } from './questionnaires.ts';
export { readAnswersOf, readResult, type LikeUs, type OpenAnswers } from './read.ts';
export { readRules } from './rules.ts';
export {
	createInvitation,
	createReadLink,
	eraseAnswers,
	eraseOldDiagnostics,
	joinDiagnostic,
	keepDiagnostic,
	redoDiagnostic,
	withdrawReadLink
} from './share.ts';
export { readInvitation } from './invitation.ts';
export { agreeToStatistics, readDiagnosticStatistics } from './statistics.ts';
