export {
	becomeFirstAdministrator,
	checkFirstLink,
	createFirstAdministrator,
	createFirstLink
} from './first-administrator.ts';
export { writeToAddress, writeToPerson } from './letters.ts';
export { createToken, listTokens, readTokenActor, revokeToken } from './tokens.ts';
export { deliverDue } from './delivery.ts';
export {
	askErasure,
	callOffByLink,
	callOffErasure,
	eraseDueAccounts,
	readKeepingLink,
	REGRET_DAYS
} from './erasure.ts';
export { exportMyData } from './export.ts';
export { listJournal, noteAccess } from './journal-desk.ts';
export { listMails, readMail, readPostTrouble, retryMail } from './mail-desk.ts';
export { chooseMails, readMailChoices, readRefusalLink, refuseByLink } from './mail-preferences.ts';
export { PERSONAL_DATA } from './personal-data.ts';
export { readPersonRecord } from './person-record.ts';
export { applyRetention, readRetentionRules } from './retention.ts';
export {
	addPasskey,
	beginPasskey,
	beginPasskeySignIn,
	listPasskeys,
	namePasskey,
	removePasskey,
	signInWithPasskey,
	type Owner
} from './passkeys.ts';
export {
	changeRole,
	grantCatalyst,
	listPeople,
	withdrawCatalyst,
	type ListedPerson
} from './people.ts';
export { checkMailChange, confirmMailChange, requestMailChange } from './mail-change.ts';
export { providersOf, type Provider } from './providers.ts';
export {
	addProvider,
	beginProvider,
	finishProvider,
	listMethods,
	removeMethod,
	siretOf,
	type OwnMethod
} from './provider-sign-in.ts';
export {
	beginPassword,
	confirmPassword,
	hasPassword,
	removePassword,
	type NewSecondFactor
} from './password.ts';
export { enterCode, signInWithPassword } from './password-sign-in.ts';
export {
	closeOneSession,
	closeOtherSessions,
	closeSession,
	listSessions,
	noteVisit,
	readAccount,
	type Account,
	type OpenSession
} from './session.ts';
export { sessionCookieName, type GivenCookie } from './session-cookie.ts';
export { requestLink, useLink, type Guest, type Welcome } from './sign-in.ts';
export { agree, renameMyself } from './welcome.ts';
