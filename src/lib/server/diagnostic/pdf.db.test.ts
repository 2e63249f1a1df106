import { fieldOf } from '#lib/domain/diagnostic/fields.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { describe, expect, test } from '#tests/stage.ts';
import {
	orderResultPdf,
	readAnswersOf,
	readDiagnosticData,
	readResult,
	resultPdf,
	saveTheme,
	startDiagnostic
} from './index.ts';

const data = await readDiagnosticData();
const SITE = 'https://alliances.exemple.fr';

describe('the PDF of a result', () => {
	test.for(data.profiles.map(({ id }) => [id]))(
		'of « %s » is a tagged document of two to four pages, without the secret link',
		{ timeout: 60_000 },
		async ([id], { context }) => {
			const profile = data.profiles.find((one) => one.id === id)!;
			const token = await startDiagnostic(context, profile.questionnaire);
			const typed = Object.fromEntries(
				Object.entries(profile.answers).map(([question, given]) => [
					fieldOf({ id: question }),
					[...given]
				])
			);
			let theme: string | null = 'vous';
			while (theme)
				theme = await saveTheme(context, token, theme, { ...typed, nom: 'L’« essai »' });
			const open = await readAnswersOf(readerOf(context), token);
			const { result, examples } = await readResult(readerOf(context), open);
			const order = orderResultPdf(result, examples, [], SITE);
			expect(JSON.stringify(order)).not.toContain(token);
			const text = Buffer.from(await resultPdf(order)).toString('latin1');
			expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
			const pages = text.match(/\/Type\s*\/Page\b/g)!.length;
			expect(pages).toBeGreaterThanOrEqual(2);
			expect(pages).toBeLessThanOrEqual(4);
		}
	);

	test(
		'of somebody who answered nothing is still one',
		{ timeout: 60_000 },
		async ({ context }) => {
			const token = await startDiagnostic(context, 'sante');
			const open = await readAnswersOf(readerOf(context), token);
			const { result, examples } = await readResult(readerOf(context), open);
			const bytes = await resultPdf(orderResultPdf(result, examples, [], SITE));
			expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
		}
	);
});
