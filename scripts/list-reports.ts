// Prints what readers reported, the open ones or all: npm run list:reports [-- --all]
import { REPORT_KINDS } from '../src/lib/domain/catalogue/report-kinds.ts';
import { formatCount, formatDay } from '../src/lib/domain/kernel/typography.ts';
import { exportReports, type Report } from '../src/lib/server/catalogue/index.ts';
import { readerOf } from '../src/lib/server/platform/context.ts';
import { asOperator } from './as-operator.ts';

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
	if (args.some((arg) => arg !== '--all')) {
		console.error('Usage : npm run list:reports [-- --all]');
		console.error('  --all  les signalements réglés aussi');
		return 2;
	}
	return asOperator(async (context) => {
		const reports = await exportReports(readerOf(context));
		const shown = args.includes('--all') ? reports : reports.filter((one) => !one.settledAt);
		for (const report of shown) console.log(`${told(report)}\n`);
		console.log(
			`${formatCount(shown.length, 'signalement')}${args.includes('--all') ? '' : ' à traiter'}.`
		);
	});
}

function told(report: Report): string {
	const day = (date: Date) => formatDay(date.toISOString());
	return [
		`${report.reference}, reçu le ${day(report.createdAt)} : ${REPORT_KINDS[report.kind] ?? report.kind}`,
		`  Exemple : ${report.title} (/exemples/${report.slug})`,
		...report.message.split('\n').map((line) => `  | ${line}`),
		...(report.source ? [`  Source donnée : ${report.source}`] : []),
		...(report.mail ? [`  Réponse demandée à : ${report.mail}`] : []),
		...(report.settledAt ? [`  Réglé le ${day(report.settledAt)} : ${report.note}`] : [])
	]
		.map(withoutControls)
		.join('\n');
}

/** Strangers wrote it: nothing of it may command the terminal. */
function withoutControls(line: string): string {
	return line.replace(/\p{Cc}/gu, '');
}
