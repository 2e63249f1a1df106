import {
	hasToken,
	isMember,
	isModerator,
	isRepresentative,
	isSignedIn,
	type Actor
} from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

/** A member of an organisation, as a rule sees her: nothing is read from the form. */
export interface Place {
	readonly organisation: number;
	readonly person: string;
}

/** A token of the API acts on the pages it was given for; it never decides who belongs to an organisation. */
function mayWrite(actor: Actor): boolean {
	return !hasToken(actor) || (isSignedIn(actor) && !!actor.scopes?.includes('organisations:write'));
}

export const can = {
	create: policy(
		'Toute personne connectée ajoute une organisation.',
		(actor) => isSignedIn(actor) && mayWrite(actor)
	),
	edit: policy<number>(
		'Une personne qui représente l’organisation modifie sa fiche\u202F; la modération aussi.',
		(actor, organisation) =>
			(isRepresentative(actor, organisation) && mayWrite(actor)) || isModerator(actor)
	),
	claim: policy(
		'Toute personne connectée demande à représenter une organisation.',
		(actor) => isSignedIn(actor) && !hasToken(actor)
	),
	confirmClaim: policy<{ readonly person: string }>(
		'Le lien envoyé à l’adresse de l’organisation ne sert qu’à la personne qui a fait la demande.',
		(actor, { person }) => isSignedIn(actor) && actor.id === person && !hasToken(actor)
	),
	settleClaim: policy<Place>(
		'Une personne qui représente déjà l’organisation répond aux demandes des autres\u202F; la modération aussi. Personne ne répond à sa propre demande.',
		(actor, { organisation, person }) =>
			(isRepresentative(actor, organisation) || isModerator(actor)) &&
			!(isSignedIn(actor) && actor.id === person) &&
			!hasToken(actor)
	),
	verify: policy(
		'La modération vérifie qu’une personne représente bien l’organisation.',
		isModerator
	),
	invite: policy<number>(
		'Une personne qui représente l’organisation y invite des membres, et retire ses invitations.',
		(actor, organisation) =>
			(isRepresentative(actor, organisation) || isModerator(actor)) && !hasToken(actor)
	),
	join: policy(
		'La personne qui a reçu l’invitation l’accepte ou la décline.',
		(actor) => isSignedIn(actor) && !hasToken(actor)
	),
	changeMember: policy<Place>(
		'Une personne qui représente l’organisation change le rôle d’un membre ou le retire\u202F; la modération aussi.',
		(actor, { organisation }) =>
			(isRepresentative(actor, organisation) || isModerator(actor)) && !hasToken(actor)
	),
	leave: policy<Place>(
		'Chaque membre quitte l’organisation quand il veut.',
		(actor, { organisation, person }) =>
			isSignedIn(actor) && actor.id === person && isMember(actor, organisation) && !hasToken(actor)
	),
	show: policy<Place>(
		'Chaque membre décide seul si son nom est montré sur la page publique.',
		(actor, { organisation, person }) =>
			isSignedIn(actor) && actor.id === person && isMember(actor, organisation) && !hasToken(actor)
	),
	readMembers: policy<number>(
		'Les membres de l’organisation voient qui en fait partie\u202F; la modération aussi.',
		(actor, organisation) =>
			(isMember(actor, organisation) || isModerator(actor)) && !hasToken(actor)
	),
	readHistory: policy<number>(
		'Les membres de l’organisation lisent son historique\u202F; la modération aussi.',
		(actor, organisation) =>
			(isMember(actor, organisation) || isModerator(actor)) && !hasToken(actor)
	),
	tie: policy<number>(
		'Une personne qui représente l’organisation dit dans quels exemples elle figure\u202F; la modération aussi.',
		(actor, organisation) =>
			(isRepresentative(actor, organisation) || isModerator(actor)) && !hasToken(actor)
	),
	merge: policy('La modération réunit deux fiches de la même organisation.', isModerator)
};
