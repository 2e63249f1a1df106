import { AsyncLocalStorage } from 'node:async_hooks';

/** What a provider says of an organisation, beside who she is. */
export interface Proof {
	siret?: string;
}

/** Filled while a provider answers: the library has no room for a SIRET. */
export const proofs = new AsyncLocalStorage<Proof>();
