import { isAdministrator, isSignedIn } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

export const learningPolicies = {
	keepProgress: policy(
		'Une personne connectée garde dans son compte ce qu’elle a fini des parcours, et le voit seule ; jamais avec un jeton.',
		(actor) => isSignedIn(actor) && actor.scopes === undefined
	),
	earnBadge: policy(
		'Une personne connectée reçoit le badge d’un parcours que son compte a fini, sous le nom qu’elle choisit ; jamais avec un jeton.',
		(actor) => isSignedIn(actor) && actor.scopes === undefined
	),
	revokeBadge: policy<{ readonly person: string }>(
		'Une personne retire son propre badge, et l’administration celui de n’importe qui ; jamais avec un jeton.',
		(actor, { person }) =>
			isAdministrator(actor) ||
			(isSignedIn(actor) && actor.scopes === undefined && actor.id === person)
	)
};
