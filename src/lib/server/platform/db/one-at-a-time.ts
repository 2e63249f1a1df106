import {
	PGliteAdapter,
	PGliteDialect,
	type DatabaseConnection,
	type Driver,
	type TransactionSettings
} from 'kysely';
import { refuseInsideTransaction } from './inside-transaction.ts';

/**
 * The embedded engine has one connection. Each query or transaction waits for its turn on it, so that
 * a query of another request never runs inside an open transaction, to be rolled back with it.
 *
 * Kysely has a queue of its own, but a transaction whose work uses the outer `db` would stand in it
 * for ever without a word. Ours says so.
 */
export class OneAtATimePGlite extends PGliteDialect {
	override createAdapter(): PGliteAdapter {
		return new QueueIsOurs();
	}

	override createDriver(): Driver {
		return new TurnTakingDriver(super.createDriver());
	}
}

class QueueIsOurs extends PGliteAdapter {
	override get supportsMultipleConnections(): boolean {
		return true;
	}
}

/** A driver whose only connection is lent to one asker at a time, first come first served. */
export class TurnTakingDriver implements Driver {
	readonly #driver: Driver;
	#lastTurn: Promise<void> = Promise.resolve();
	#endTurn = () => {};
	#closed = false;

	constructor(driver: Driver) {
		this.#driver = driver;
	}

	init(): Promise<void> {
		return this.#driver.init();
	}

	async acquireConnection(): Promise<DatabaseConnection> {
		refuseInsideTransaction();
		const endTurn = await this.#takeTurn();
		if (this.#closed) {
			endTurn();
			throw new Error('The database is closed.');
		}
		this.#endTurn = endTurn;
		return this.#driver.acquireConnection();
	}

	async releaseConnection(connection: DatabaseConnection): Promise<void> {
		await this.#driver.releaseConnection(connection);
		this.#endTurn();
	}

	beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
		return this.#driver.beginTransaction(connection, settings);
	}

	commitTransaction(connection: DatabaseConnection): Promise<void> {
		return this.#driver.commitTransaction(connection);
	}

	rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		return this.#driver.rollbackTransaction(connection);
	}

	/** Waits for the work under way; what was still in the queue is refused. */
	async destroy(): Promise<void> {
		const endTurn = await this.#takeTurn();
		this.#closed = true;
		try {
			await this.#driver.destroy();
		} finally {
			endTurn();
		}
	}

	async #takeTurn(): Promise<() => void> {
		const previous = this.#lastTurn;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#lastTurn = promise;
		await previous;
		return resolve;
	}
}
