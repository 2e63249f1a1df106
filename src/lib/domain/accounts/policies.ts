import { isAdministrator, isModerator } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

/** Who may what on accounts. A personal token of the API never opens these. */
export const accountPolicies = {
	listPeople: policy('La modération voit la liste des comptes, avec leur rôle.', isModerator),
	changeRoles: policy(
		'Une personne qui administre le site donne et reprend les rôles de modération et d’administration.',
		isAdministrator
	),
	grantCatalyst: policy('La modération reconnaît des catalyseurs sur des territoires.', isModerator)
};
