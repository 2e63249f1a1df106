import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText, type Block } from '../../src/lib/domain/guide/text.ts';
import { levelInWords, readingLevel } from '../../src/lib/domain/learning/reading-level.ts';
import { readBlocks } from '../../src/lib/server/guide/markdown-tree.ts';
import { countWords, listUnits, UNITS } from './learning.ts';

/** How hard each unit is to read, the hardest first: « 62 facile, 812 mots, 15 par phrase  pourquoi… ». */
export function reportReading(root: string): string[] {
	const units = listUnits(root).map((slug) => {
		const text = readFileSync(join(root, `${UNITS}/${slug}.md`), 'utf8');
		const blocks = readBlocks(text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, ''));
		return { slug, size: countWords(blocks), ...readingLevel([...paragraphsOf(blocks)]) };
	});
	return units
		.sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
		.map(({ slug, size, score, words, sentences }) =>
			[
				String(score ?? '–').padStart(3),
				levelInWords(score ?? 0).padEnd(16),
				`${size} mots`.padStart(10),
				`${Math.round(words / Math.max(1, sentences))} mots par phrase`,
				` ${slug}`
			].join(' ')
		);
}

/** The running text: titles and tables have no sentences. */
function* paragraphsOf(blocks: readonly Block[]): Generator<string> {
	for (const block of blocks) {
		if (block.kind === 'paragraph' || block.kind === 'line') yield plainText(block.inside);
		else if (block.kind === 'quote') yield* paragraphsOf(block.inside);
		else if (block.kind === 'list') for (const item of block.items) yield* paragraphsOf(item);
	}
}
