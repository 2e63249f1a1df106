import { AsyncLocalStorage } from 'node:async_hooks';

const work = new AsyncLocalStorage<{ open: boolean }>();

/** A bug of ours: the work of a transaction asked the database for something outside of it. */
export class OutsideTransaction extends Error {
	override readonly name = 'OutsideTransaction';
	constructor() {
		super(
			'The work of a transaction used the outer `db`: use the context that `transact` hands to the work. ' +
				'On the embedded engine this query would wait for ever for the end of its own transaction.'
		);
	}
}

/** Runs the work of one transaction, and remembers that it is under way for all that this work calls. */
export async function insideTransaction<T>(run: () => Promise<T>): Promise<T> {
	const state = { open: true };
	try {
		return await work.run(state, run);
	} finally {
		state.open = false;
	}
}

/** Said by whoever is about to lend a connection: throws when a transaction already holds one for the asker. */
export function refuseInsideTransaction(): void {
	if (work.getStore()?.open) throw new OutsideTransaction();
}
