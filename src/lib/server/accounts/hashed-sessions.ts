import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth';
import { hashToken } from './hash.ts';

/*
 * The library keeps the tokens of sessions as they are in the cookie: whoever reads a copy of the
 * database could sign in as anybody. Between it and the database stands this: it writes and looks for
 * the hash alone, and gives back the token to who came with it.
 */

type Row = Record<string, unknown>;

/** The same adapter, whose sessions are kept under the hash of their token. */
export function hashSessions(adapter: DBAdapter): DBAdapter {
	return {
		...hashing(adapter),
		transaction: (work) => adapter.transaction((inner) => work(hashing(inner)))
	};
}

function hashing<Adapter extends DBTransactionAdapter>(adapter: Adapter): Adapter {
	return {
		...adapter,
		async create(query) {
			const data = query.data as Row;
			if (query.model !== 'session' || typeof data.token !== 'string') return adapter.create(query);
			const kept = (await adapter.create({
				...query,
				data: { ...data, token: hashToken(data.token) }
			} as never)) as Row;
			return { ...kept, token: data.token } as never;
		},
		async findOne(query) {
			return withToken(await adapter.findOne(hashedIn(query)), query) as never;
		},
		async findMany(query) {
			const rows = await adapter.findMany(hashedIn(query));
			return rows.map((row) => withToken(row, query)) as never;
		},
		async update(query) {
			return withToken(await adapter.update(hashedIn(query)), query) as never;
		},
		async consumeOne(query) {
			return withToken(await adapter.consumeOne(hashedIn(query)), query) as never;
		},
		async incrementOne(query) {
			return withToken(await adapter.incrementOne(hashedIn(query)), query) as never;
		},
		updateMany: (query) => adapter.updateMany(hashedIn(query)),
		delete: (query) => adapter.delete(hashedIn(query)),
		deleteMany: (query) => adapter.deleteMany(hashedIn(query)),
		count: (query) => adapter.count(hashedIn(query))
	} as Adapter;
}

/** The query, with the hash in place of each token it looks for or writes. */
function hashedIn<Query extends { model: string; where?: Where[] | undefined }>(
	query: Query
): Query {
	if (query.model !== 'session') return query;
	const { update } = query as { update?: Row };
	return {
		...query,
		...(query.where && { where: query.where.map(hashedWhere) }),
		...(typeof update?.token === 'string' && {
			update: { ...update, token: hashToken(update.token) }
		})
	};
}

function hashedWhere(condition: Where): Where {
	if (condition.field !== 'token') return condition;
	const { value } = condition;
	if (typeof value === 'string') return { ...condition, value: hashToken(value) };
	if (Array.isArray(value)) return { ...condition, value: value.map(String).map(hashToken) };
	return condition;
}

/** The row, with the token that the query came with; one found otherwise shows its hash alone. */
function withToken<Found>(
	row: Found,
	query: { model: string; where?: Where[] | undefined }
): Found {
	if (!row || query.model !== 'session') return row;
	const given = (query.where ?? [])
		.filter(({ field }) => field === 'token')
		.flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : [String(value)]))
		.find((token) => hashToken(token) === (row as Row).token);
	return given === undefined ? row : { ...row, token: given };
}
