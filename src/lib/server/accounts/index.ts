export { writeToAddress, writeToPerson } from './letters.ts';
export { readAccount, type Account } from './account.ts';
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
export { applyRetention, readRetentionRules } from './retention.ts';
