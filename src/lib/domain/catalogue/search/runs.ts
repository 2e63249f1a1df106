import { isEmptyWord, stemOf, type Word } from '../../kernel/words.ts';
import type { TextIndex } from './text-index.ts';

/** Runs of telling words that follow one another, the longest first, with their key in the lexicon. */
export function* runsOf(
	words: readonly Word[],
	taken: readonly boolean[],
	longest: number,
	index?: TextIndex
): Generator<{ from: number; to: number; key: string }> {
	const telling = words
		.map((word, at) => ({ word, at }))
		.filter(({ word, at }) => !taken[at] && !isEmptyWord(word.form));
	const stems = telling.map(({ word }) => {
		const own = stemOf(word.form);
		const isOwn = !index || index.postings(own) !== undefined || index.lexicon.byKey.has(own);
		return isOwn ? own : (index.stemsOfForm(word.folded)[0] ?? own);
	});
	for (let length = Math.min(longest, telling.length); length >= 1; length--) {
		for (let from = 0; from + length <= telling.length; from++) {
			yield {
				from: telling[from]!.at,
				to: telling[from + length - 1]!.at,
				key: stems.slice(from, from + length).join(' ')
			};
		}
	}
}
