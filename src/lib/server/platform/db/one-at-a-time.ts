import {
	PGliteDialect,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type PGliteDialectConfig
} from 'kysely';

/**
 * Kysely's dialect for PGlite hands the same connection to everyone, even while a transaction is
 * open on it: a query of another request would then run inside that transaction and be rolled back
 * with it. Here each one waits for its turn, as SQLite's dialect does.
 */
export function oneAtATimePGlite(config: PGliteDialectConfig): Dialect {
	const dialect = new PGliteDialect(config);
	return {
		createAdapter: () => dialect.createAdapter(),
		createQueryCompiler: () => dialect.createQueryCompiler(),
		createIntrospector: (db) => dialect.createIntrospector(db),
		createDriver: () => takeTurns(dialect.createDriver())
	};
}

function takeTurns(driver: Driver): Driver {
	let lastTurn: Promise<void> = Promise.resolve();
	let endTurn: (() => void) | undefined;
	return new Proxy(driver, {
		get(target, property) {
			if (property === 'acquireConnection') {
				return async (...args: Parameters<Driver['acquireConnection']>) => {
					const previous = lastTurn;
					let done = () => {};
					lastTurn = new Promise((resolve) => (done = resolve));
					await previous;
					endTurn = done;
					return target.acquireConnection(...args);
				};
			}
			if (property === 'releaseConnection') {
				return async (connection: DatabaseConnection) => {
					await target.releaseConnection(connection);
					endTurn?.();
				};
			}
			const value = Reflect.get(target, property, target) as unknown;
			return typeof value === 'function' ? value.bind(target) : value;
		}
	});
}
