import { hasToken, isAdministrator, isSignedIn, type Actor } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

/** Signed in for real: a token of the API opens nothing that belongs to the account itself. */
function isHerself(actor: Actor, person: string): boolean {
	return isSignedIn(actor) && actor.id === person && !hasToken(actor);
}

/** Who may what with mails and personal data. A subject is the id of an account. */
export const dataPolicies = {
	exportData: policy<string>(
		'Chaque personne télécharge toutes les données de son compte, et celles d’aucun autre.',
		isHerself
	),
	askErasure: policy<string>(
		'Chaque personne demande l’effacement de son compte, et peut l’annuler pendant trente jours.',
		isHerself
	),
	chooseMails: policy<string>(
		'Chaque personne choisit les courriels facultatifs qu’elle reçoit.',
		isHerself
	),
	readMails: policy(
		'Une personne qui administre le site lit les courriels qui attendent, et les fait repartir.',
		isAdministrator
	),
	readJournal: policy(
		'Une personne qui administre le site lit le journal des actes.',
		isAdministrator
	)
};
