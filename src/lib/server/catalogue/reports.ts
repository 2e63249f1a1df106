import { createHash, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { GivenReport } from '../../domain/catalogue/report.ts';
import type { ReportKind } from '../../domain/catalogue/report-kinds.ts';
import { refuse } from '../../domain/catalogue/refusals.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { readExample } from './read.ts';
import { askOperator, withdrawExample } from './withdrawal.ts';

/** One report, as the administrator reads it. */
export interface Report {
	readonly reference: string;
	/** The example, and the title it had. */
	readonly slug: string;
	readonly title: string;
	readonly kind: ReportKind;
	readonly message: string;
	readonly source: string | null;
	readonly mail: string | null;
	readonly createdAt: Date;
	readonly settledAt: Date | null;
	/** What was done, written when it was settled. */
	readonly note: string | null;
}

export type ReportState = 'open' | 'settled';

const REPORTS_A_PAGE = 20;

/**
 * Keeps what a reader reports and answers its reference. The same report sent again while the first
 * is open is one report. Refuses `unknown_example` and `withdrawn_example`.
 */
export async function createReport(
	context: Context,
	slug: string,
	given: GivenReport
): Promise<string> {
	return transact(context, async (inside) => {
		const { example } = await readExample(readerOf(inside), slug);
		const { sujet: kind, message, source = null, courriel: mail = null } = given;
		const content = JSON.stringify([slug, kind, message, source, mail]);
		const fingerprint = createHash('sha256').update(content).digest('hex');
		const { reference } = await inside.db
			.insertInto('report')
			.values({
				reference: newReference(),
				slug,
				title: example.title,
				kind,
				message,
				source,
				mail,
				fingerprint,
				created_at: inside.now,
				settled_at: null,
				note: null
			})
			// Changes nothing, but answers the reference that is already there.
			.onConflict((conflict) =>
				conflict.column('fingerprint').doUpdateSet({ fingerprint: sql`excluded.fingerprint` })
			)
			.returning('reference')
			.executeTakeFirstOrThrow();
		return reference;
	});
}

/** The day a report was received, or null when there is none of this reference for this example. */
export async function readReceipt(
	reader: Reader,
	slug: string,
	reference: string
): Promise<{ receivedAt: Date } | null> {
	const row = await reader.db
		.selectFrom('report')
		.select('created_at as receivedAt')
		.where('reference', '=', reference)
		.where('slug', '=', slug)
		.executeTakeFirst();
	return row ?? null;
}

/** One page of the reports in a state, the last first, and how many there are in each state. */
export async function listReports(
	reader: Reader,
	{ state, page }: { state: ReportState; page: number }
): Promise<{ items: Report[]; open: number; settled: number; page: number; pages: number }> {
	const { open, settled } = await reader.db
		.selectFrom('report')
		.select([
			sql<number>`(count(*) filter (where settled_at is null))::int`.as('open'),
			sql<number>`count(settled_at)::int`.as('settled')
		])
		.executeTakeFirstOrThrow();
	const pages = Math.max(1, Math.ceil((state === 'open' ? open : settled) / REPORTS_A_PAGE));
	const shown = Math.min(Math.max(page, 1), pages);
	const items = await selectReports(reader)
		.where('settled_at', state === 'open' ? 'is' : 'is not', null)
		.limit(REPORTS_A_PAGE)
		.offset((shown - 1) * REPORTS_A_PAGE)
		.execute();
	return { items: items as Report[], open, settled, page: shown, pages };
}

/** Every report, the last first: for the file and the terminal of the administrator. */
export async function exportReports(reader: Reader): Promise<Report[]> {
	return (await selectReports(reader).execute()) as Report[];
}

/** Settles a report with a note. Refuses `unknown_report`, `already_settled`, `administrator_only`. */
export async function settleReport(
	context: Context,
	reference: string,
	note: string
): Promise<void> {
	askOperator(context);
	await transact(context, async (inside) => {
		await lockOpenReport(inside, reference);
		await inside.db
			.updateTable('report')
			.set({ settled_at: inside.now, note: note.trim(), fingerprint: null })
			.where('reference', '=', reference)
			.execute();
	});
}

/**
 * Withdraws the example that a report is about, and settles the report with the same words. Refuses
 * what settleReport and withdrawExample refuse: then neither is done.
 */
export async function withdrawReported(
	context: Context,
	reference: string,
	reason: string
): Promise<void> {
	askOperator(context);
	await transact(context, async (inside) => {
		const { slug } = await lockOpenReport(inside, reference);
		await withdrawExample(inside, slug, reason);
		await settleReport(inside, reference, `Exemple retiré\u00A0: ${reason.trim()}`);
	});
}

async function lockOpenReport(context: Context, reference: string): Promise<{ slug: string }> {
	const row = await context.db
		.selectFrom('report')
		.select(['slug', 'settled_at'])
		.where('reference', '=', reference)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw refuse('unknown_report');
	if (row.settled_at) throw refuse('already_settled');
	return row;
}

function selectReports({ db }: Reader) {
	return db
		.selectFrom('report')
		.select([
			'reference',
			'slug',
			'title',
			'kind',
			'message',
			'source',
			'mail',
			'created_at as createdAt',
			'settled_at as settledAt',
			'note'
		])
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc');
}

/** No letter that is taken for a digit when it is read over the telephone. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** `7K3M-9QTX`: a million million of them. */
function newReference(): string {
	const signs = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
	return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}
