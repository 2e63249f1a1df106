import { typeset } from '../../src/lib/domain/kernel/typography.ts';
import type { ContentFault, WrittenFile } from '../../src/lib/server/platform/written-file.ts';

/** Spaces and apostrophes of French, in what is read: not in addresses. */
export function* typographyFaults(file: WrittenFile): Generator<ContentFault> {
	const body = file.body?.text.split('\n') ?? [];
	const texts = [
		...file.texts.filter(({ name }) => name !== 'url'),
		...body.map((value, at) => ({ value, line: file.body!.line + at }))
	];
	for (const { value, line } of texts) {
		const bare = value.replace(/\]\([^)]*\)/g, ']').replace(/\[\[[^\]]*\]\]/g, '');
		if (typeset(bare) !== bare || bare.includes("'"))
			yield {
				file: file.file,
				line,
				sentence: 'typographie : espace insécable avant « ; : ! ? » et dans les guillemets, apostrophe ’'
			};
	}
}
