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
