// Takes an example out of the catalogue: npm run withdraw:example -- SLUG --reason "…"
import { parseArgs } from 'node:util';
import { withdrawExample } from '../src/lib/server/catalogue/index.ts';
import { LONGEST_REASON } from '../src/lib/domain/catalogue/report-kinds.ts';
import { asOperator } from './as-operator.ts';

process.exitCode = await run();

async function run(): Promise<number> {
	const { slug, reason } = readArguments();
	if (!slug || !reason || reason.length > LONGEST_REASON) {
		console.error('Usage : npm run withdraw:example -- EXEMPLE --reason "pourquoi"');
		console.error('  EXEMPLE   la fin de l’adresse de sa page : /exemples/EXEMPLE');
		console.error(
			`  --reason  la raison, que sa page donnera (${LONGEST_REASON} caractères au plus)`
		);
		return 2;
	}
	return asOperator(async (context) => {
		await withdrawExample(context, slug, reason);
		console.log(`« ${slug} » est retiré : sa page le dit, et un import ne le ramènera pas.`);
	});
}

function readArguments(): { slug?: string | undefined; reason?: string | undefined } {
	try {
		const { values, positionals } = parseArgs({
			options: { reason: { type: 'string' } },
			allowPositionals: true
		});
		return positionals.length === 1 ? { slug: positionals[0], reason: values.reason?.trim() } : {};
	} catch {
		return {}; // an unknown option: the usage says which there are
	}
}
