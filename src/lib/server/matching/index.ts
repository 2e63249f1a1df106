export {
	browseNeeds,
	countNeeds,
	listLatestNeeds,
	listMatchingNeeds,
	listNeedAddresses,
	listNeedsOf,
	nearestNeeds,
	runNeeds,
	settleNeedQuery,
	whoTells,
	type NeedsPage
} from './browse.ts';
export {
	closeNeed,
	createNeed,
	deleteDraft,
	publishNeed,
	saveNeed,
	withdrawNeed
} from './needs.ts';
export { listOwnNeeds, listOwnOrganisations, readNeed, type NeedRights } from './read-needs.ts';
export {
	answerStillTrue,
	askStillTrue,
	expireUnanswered,
	readQuestion,
	type Question
} from './still-true.ts';
export { blockSender, unblockSender } from './blocks.ts';
export { agreeToShow, reply, startThread } from './messages.ts';
export { listReportedMessages, reportMessage, settleMessageReport } from './message-reports.ts';
export { listThreads, readThread } from './read-threads.ts';
export { listToldExamples, type ToldExample } from './formulate.ts';
export { listPlaceChoices } from './places.ts';
export { readAddressee, type Addressee } from './addressee.ts';
export { PERSONAL_DATA } from './personal-data.ts';
export { readPublicOrganisation } from './public-organisation.ts';
export { moveToOrganisation } from './merge.ts';
