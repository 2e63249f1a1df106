import {
	hasToken,
	isMember,
	isModerator,
	isRepresentative,
	isSignedIn,
	type Actor
} from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';
import type { NeedState } from './vocabulary.ts';

/** A personal token reaches needs and offers only with this scope. */
export const NEEDS_SCOPE = 'needs:write';

interface Held {
	readonly organisation: number;
	readonly state: NeedState;
}

/** The two sides of a thread. */
export interface Sides {
	readonly fromPerson: string | null;
	readonly fromOrganisation: number | null;
	readonly toOrganisation: number;
}

/** Came by signing in, not with a token. */
function inPerson(actor: Actor): boolean {
	return isSignedIn(actor) && !hasToken(actor);
}

function mayWrite(actor: Actor): boolean {
	return isSignedIn(actor) && (actor.scopes === undefined || actor.scopes.includes(NEEDS_SCOPE));
}

/**
 * The side on which somebody reads a thread, or null. Who wrote for an organisation keeps the thread
 * only while she takes part in it.
 */
export function sideOf(actor: Actor, sides: Sides): 'from' | 'to' | null {
	if (!isSignedIn(actor)) return null;
	const { fromPerson, fromOrganisation, toOrganisation } = sides;
	if (fromOrganisation === null) {
		if (actor.id === fromPerson) return 'from';
	} else if (
		isRepresentative(actor, fromOrganisation) ||
		(actor.id === fromPerson && isMember(actor, fromOrganisation))
	) {
		return 'from';
	}
	return isRepresentative(actor, toOrganisation) ? 'to' : null;
}

export const matchingPolicies = {
	createNeed: policy<{ organisation: number }>(
		'Un membre d’une organisation écrit un brouillon de besoin ou d’offre en son nom.',
		(actor, { organisation }) => mayWrite(actor) && isMember(actor, organisation)
	),
	readNeed: policy<Held>(
		'Tout le monde lit un besoin ou une offre publiés\u202F; seuls les membres de l’organisation lisent un brouillon.',
		(actor, { organisation, state }) => state !== 'draft' || isMember(actor, organisation)
	),
	editNeed: policy<Held>(
		'Un membre de l’organisation modifie un brouillon\u202F; un représentant ou une représentante modifie aussi ce qui est publié.',
		(actor, { organisation, state }) =>
			mayWrite(actor) &&
			(state === 'draft' ? isMember(actor, organisation) : isRepresentative(actor, organisation))
	),
	publishNeed: policy<{ organisation: number }>(
		'Un représentant ou une représentante de l’organisation publie, conclut ou renouvelle un besoin ou une offre.',
		(actor, { organisation }) => mayWrite(actor) && isRepresentative(actor, organisation)
	),
	withdrawNeed: policy<{ organisation: number }>(
		'Un représentant ou une représentante remet en brouillon ce que son organisation a publié\u202F; la modération aussi.',
		(actor, { organisation }) =>
			(mayWrite(actor) && isRepresentative(actor, organisation)) || isModerator(actor)
	),
	deleteDraft: policy<Held>(
		'Un membre de l’organisation supprime un brouillon qui n’a jamais été publié.',
		(actor, { organisation, state }) =>
			mayWrite(actor) && state === 'draft' && isMember(actor, organisation)
	),
	writeMessage: policy<{ as: number | null }>(
		'Une personne connectée écrit à une organisation, en son nom propre ou pour une organisation qu’elle représente\u202F; jamais avec un jeton.',
		(actor, { as }) => inPerson(actor) && (as === null || isRepresentative(actor, as))
	),
	readThread: policy<Sides>(
		'Une conversation est lue par la personne qui l’a commencée et par les représentants des organisations qui se parlent.',
		(actor, sides) => inPerson(actor) && sideOf(actor, sides) !== null
	),
	moderateMessages: policy('La modération lit les messages signalés, et eux seuls.', isModerator)
};
