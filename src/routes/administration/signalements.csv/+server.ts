import { stringify } from 'csv-stringify/sync';
import type { RequestHandler } from './$types';
import { REPORT_KINDS } from '#lib/domain/catalogue/report-kinds.ts';
import { exportReports } from '#lib/server/catalogue/index.ts';
import { noteAccess } from '#lib/server/accounts/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';

const COLUMNS = [
	'reference',
	'recu_le',
	'exemple',
	'titre',
	'sujet',
	'message',
	'source',
	'courriel',
	'regle_le',
	'note'
] as const;

/** All the reports as a sheet, for the administrator alone. */
export const GET: RequestHandler = async (event) => {
	const context = asAdministrator(event);
	await noteAccess(context, ['page', 'signalements.csv']);
	const reports = await exportReports(readerOf(context));
	const rows = reports.map((report) => [
		report.reference,
		report.createdAt.toISOString(),
		report.slug,
		report.title,
		REPORT_KINDS[report.kind] ?? report.kind,
		report.message,
		report.source,
		report.mail,
		report.settledAt?.toISOString() ?? '',
		report.note
	]);
	const sheet = stringify([[...COLUMNS], ...rows], {
		record_delimiter: '\r\n',
		// Strangers wrote these cells: none may run as a formula in a spreadsheet.
		escape_formulas: true
	});
	return new Response(`\uFEFF${sheet}`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': 'attachment; filename="signalements.csv"'
		}
	});
};
