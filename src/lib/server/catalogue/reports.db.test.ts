import type { GivenReport } from '#lib/domain/catalogue/report.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { anExample, givenExamples } from '../../../../tests/cast.ts';
import { describe, expect, NOW, openOwnDatabase, test } from '../../../../tests/stage.ts';
import {
	createReport,
	exportReports,
	listReports,
	readExample,
	readReceipt,
	restoreExample,
	settleReport,
	withdrawExample,
	withdrawReported
} from './index.ts';

const given: GivenReport = {
	sujet: 'vieilli',
	message: 'Le café a fermé.',
	courriel: 'lea@example.org'
};
const later = (context: Context, days: number): Context => ({
	...context,
	now: new Date(NOW.getTime() + days * 24 * 3600_000)
});
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });

describe('a report', () => {
	test('is kept with the example it is about, and given a reference', async ({
		context,
		reader
	}) => {
		await givenExamples(context, [anExample({ slug: 'cafe', title: 'Un café' })]);
		const reference = await createReport(context, 'cafe', given);
		expect(reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
		expect(await readReceipt(reader, 'cafe', reference)).toEqual({ receivedAt: NOW });
		expect(await readReceipt(reader, 'autre', reference)).toBeNull();
		const { items, open } = await listReports(reader, { state: 'open', page: 1 });
		expect(open).toBe(1);
		expect(items).toMatchObject([
			{ reference, slug: 'cafe', title: 'Un café', kind: 'vieilli', mail: 'lea@example.org' }
		]);
	});

	test('sent twice is one report; sent again once the first is settled, another', async ({
		context,
		reader
	}) => {
		await givenExamples(context, [anExample({ slug: 'cafe' })]);
		const first = await createReport(context, 'cafe', given);
		expect(await createReport(later(context, 1), 'cafe', given)).toBe(first);
		const other = await createReport(context, 'cafe', { ...given, message: 'Autre chose.' });
		expect(other).not.toBe(first);
		await settleReport(context, first, 'Corrigé.');
		const again = await createReport(context, 'cafe', given);
		expect(again).not.toBe(first);
		expect(await exportReports(reader)).toHaveLength(3);
	});

	test('about an example that is not there, or was withdrawn, is refused', async ({ context }) => {
		await givenExamples(context, [anExample({ slug: 'cafe' })]);
		await expect(createReport(context, 'nulle-part', given)).rejects.toThrow(
			refusal('unknown_example')
		);
		await withdrawExample(context, 'cafe', 'Doublon.');
		await expect(createReport(context, 'cafe', given)).rejects.toThrow(
			refusal('withdrawn_example')
		);
	});

	test('holds whatever is typed, to the letter', async ({ context, reader }) => {
		await givenExamples(context, [anExample({ slug: 'cafe' })]);
		const message = "'; drop table report; -- =1+1 <script>alert(1)</script> \u202E 🌱 %s \\";
		await createReport(context, 'cafe', { sujet: 'autre', message });
		expect((await exportReports(reader))[0]).toMatchObject({ message, source: null, mail: null });
	});
});

describe('settling', () => {
	test('keeps the note, and the second to settle is told', async ({ context, reader }) => {
		await givenExamples(context, [anExample({ slug: 'cafe' })]);
		const reference = await createReport(context, 'cafe', given);
		await settleReport(context, reference, ' Corrigé, merci. ');
		await expect(settleReport(context, reference, 'Moi aussi.')).rejects.toThrow(
			refusal('already_settled')
		);
		const { items, open, settled } = await listReports(reader, { state: 'settled', page: 9 });
		expect({ open, settled }).toEqual({ open: 0, settled: 1 });
		expect(items[0]).toMatchObject({ note: 'Corrigé, merci.', settledAt: NOW });
		await expect(settleReport(context, '2222-2222', 'Rien.')).rejects.toThrow(
			refusal('unknown_report')
		);
	});

	test('is for the administrator alone', async ({ context }) => {
		const visitor: Context = { ...context, actor: { kind: 'visitor' } };
		for (const attempt of [
			() => settleReport(visitor, '2222-2222', 'x'),
			() => withdrawReported(visitor, '2222-2222', 'x'),
			() => withdrawExample(visitor, 'cafe', 'x'),
			() => restoreExample(visitor, 'cafe')
		]) {
			await expect(attempt()).rejects.toThrow(refusal('administrator_only'));
		}
	});

	test('by a withdrawal does both, or neither', async ({ context, reader }) => {
		await givenExamples(context, [anExample({ slug: 'cafe' }), anExample({ slug: 'autre' })]);
		const first = await createReport(context, 'cafe', given);
		const second = await createReport(context, 'cafe', { ...given, message: 'Moi aussi.' });
		await withdrawReported(context, first, 'A fermé.');
		await expect(readExample(reader, 'cafe')).rejects.toThrow(refusal('withdrawn_example'));
		await expect(withdrawReported(context, second, 'A fermé.')).rejects.toThrow(
			refusal('already_withdrawn')
		);
		const { items, open } = await listReports(reader, { state: 'open', page: 1 });
		expect(open).toBe(1);
		expect(items[0]!.reference).toBe(second);
	});
});

describe('two administrators at once', () => {
	test('settle one report: the first is kept, the second is told', async () => {
		const { open, remove } = await openOwnDatabase('migrated');
		try {
			const context: Context = { db: open.db, actor: { kind: 'operator' }, now: NOW };
			await givenExamples(context, [anExample({ slug: 'cafe' })]);
			// Ten readers press the button at once, too.
			const references = await Promise.all(
				Array.from({ length: 10 }, () => createReport(context, 'cafe', given))
			);
			expect(new Set(references).size).toBe(1);
			const [reference] = references;
			const ends = await Promise.allSettled([
				settleReport(context, reference!, 'Par Anne.'),
				withdrawReported(context, reference!, 'Par Basile.')
			]);
			expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
			const failed = ends.find((end) => end.status === 'rejected')!;
			expect(failed.reason).toEqual(refusal('already_settled'));
			expect(await exportReports(readerOf(context))).toHaveLength(1);
		} finally {
			await remove();
		}
	});
});
