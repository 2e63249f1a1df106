export {
	becomeFirstAdministrator,
	checkFirstLink,
	createFirstAdministrator,
	createFirstLink
} from './first-administrator.ts';
export { writeToAddress, writeToPerson } from './letters.ts';
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
