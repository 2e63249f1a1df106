export {
	acceptClaim,
	claimByMail,
	claimByModerator,
	claimBySiret,
	confirmClaim,
	refuseClaim,
	withdrawClaim,
	type ClaimAnswer
} from './claims.ts';
export { importOrganisations, type OrganisationImport } from './import.ts';
export { answerInvitation, inviteMember, readInvitation, revokeInvitation } from './invitations.ts';
export {
	changeRole,
	leaveEverywhere,
	leaveOrganisation,
	removeMember,
	removeUnproved,
	showMember,
	verifyMember
} from './members.ts';
export { mergeOrganisations, previewMerge, type AlsoMove, type MergePreview } from './merge.ts';
export {
	readHistory,
	readMembers,
	readMine,
	readQueue,
	type MyOrganisation,
	type WaitingClaim
} from './mine.ts';
export { PERSONAL_DATA } from './personal-data.ts';
export { listPlaceChoices, settleCodes, settleFields, type PlaceChoice } from './places.ts';
export {
	exportOrganisations,
	listOrganisationAddresses,
	organisationOfActor,
	organisationsEtag,
	readForWriting,
	readLegalCategories,
	readOrganisation
} from './read.ts';
export {
	browseOrganisations,
	findAlike,
	findByNumbers,
	listMatching,
	type OrganisationPage
} from './search.ts';
export { changeFields, createOrganisation, tieActor, updateOrganisation } from './write.ts';
export { UnreadableRegister } from './register-archive.ts';
export { openRegisterFile } from './register-file.ts';
export { importRegister } from './register-import.ts';
export { listRegisterLoads, type RegisterLoad } from './register-loads.ts';
export { readRegisterEntry, searchRegisters } from './register-search.ts';
