import { isAdministrator } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';

/** Who may what in the diagnostic. Answering and reading ask for no right: a secret link opens them. */
export const diagnosticPolicies = {
	editOrientation: policy(
		'Un administrateur modifie les règles qui orientent les diagnostics.',
		(actor) => isAdministrator(actor)
	)
};
