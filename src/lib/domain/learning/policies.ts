import { isSignedIn } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

export const learningPolicies = {
	keepProgress: policy(
		'Une personne connectée garde dans son compte ce qu’elle a fini des parcours, et le voit seule ; jamais avec un jeton.',
		(actor) => isSignedIn(actor) && actor.scopes === undefined
	)
};
