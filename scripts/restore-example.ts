// Puts a withdrawn example back in the catalogue: npm run restore:example -- SLUG
import { restoreExample } from '../src/lib/server/catalogue/index.ts';
import { asOperator } from './as-operator.ts';

process.exitCode = await run(process.argv.slice(2));

async function run([slug, ...rest]: string[]): Promise<number> {
	if (!slug || slug.startsWith('-') || rest.length > 0) {
		console.error('Usage : npm run restore:example -- EXEMPLE');
		return 2;
	}
	return asOperator(async (context) => {
		await restoreExample(context, slug);
		console.log(`« ${slug} » est remis dans le catalogue.`);
	});
}
