import { refusals } from './refusal.ts';
import { isSignedIn, type Actor } from './actor.ts';

/** A right: its sentence, as a person reads it in the table of who may what, and the rule. */
export interface Policy<Subject> {
	/** French, one sentence: « Une représentante ou un représentant modifie la fiche de son organisation. » */
	readonly sentence: string;
	may(actor: Actor, subject: Subject): boolean;
}

/** Declares one right. `docs/who-may-what.md` and the test role × action are made from these. */
export function policy<Subject = void>(
	sentence: string,
	may: (actor: Actor, subject: Subject) => boolean
): Policy<Subject> {
	return { sentence, may };
}

/**
 * First line of a command: goes on when the actor may, refuses otherwise with 401 (nobody is signed
 * in: the page proposes to) or 403.
 */
export function demand<Subject>(actor: Actor, policy: Policy<Subject>, subject: Subject): void {
	if (policy.may(actor, subject)) return;
	throw refuse(isSignedIn(actor) ? 'not_allowed' : 'sign_in_asked');
}

const refuse = refusals({
	sign_in_asked: [
		401,
		'Il faut être connecté pour faire cela\u00A0: connectez-vous, puis recommencez.'
	],
	not_allowed: [403, 'Votre compte ne permet pas de faire cela ici.']
});
