import { hasToken, isAdministrator } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

/** Who may what on accounts. A personal token of the API never opens these. */
export const accountPolicies = {
	listPeople: policy(
		'Une personne qui administre le site voit la liste des comptes, avec leur rôle.',
		(actor) => isAdministrator(actor) && !hasToken(actor)
	),
	changeRoles: policy(
		'Une personne qui administre le site donne et reprend les rôles de modération et d’administration.',
		(actor) => isAdministrator(actor) && !hasToken(actor)
	),
	grantCatalyst: policy(
		'Une personne qui administre le site reconnaît des catalyseurs sur des territoires.',
		(actor) => isAdministrator(actor) && !hasToken(actor)
	)
};
