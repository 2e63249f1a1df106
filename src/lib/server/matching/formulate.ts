import { EMPTY_QUERY, type CatalogueQuery } from '../../domain/catalogue/query.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import { excerptOf, type NeedContent } from '../../domain/matching/need.ts';
import { LONGEST_TEXT } from '../../domain/kernel/address.ts';
import { listExamples, settleTerritory } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';

/** An example of the catalogue, with the words that told its need. */
export interface ToldExample {
	readonly slug: string;
	readonly title: string;
	readonly told: string;
}

const SHOWN = 3;

/**
 * Examples of the catalogue near what a draft tells, to help to say the rest: by the same search as the
 * catalogue. `asked`, when there is one, is what the person searches instead. On the territory first;
 * without it when nothing lies there.
 */
export async function listToldExamples(
	reader: Reader,
	content: NeedContent,
	asked: string
): Promise<ToldExample[]> {
	const text = asked || wordsOf(content);
	const narrow: CatalogueQuery = {
		...EMPTY_QUERY,
		text,
		domain: asked ? [] : content.domains,
		sort: text ? 'pertinence' : 'recents'
	};
	if (text === '' && narrow.domain.length === 0) return [];
	const tries = [
		...(content.territory && !asked ? [{ ...narrow, territory: content.territory }] : []),
		narrow,
		...(text ? [{ ...narrow, domain: [] }] : [])
	];
	const found = new Map<string, Example>();
	for (const query of tries) {
		const settled = await settleTerritory(reader, query);
		const { items } = await listExamples(reader, settled, { limit: SHOWN, cursor: null });
		for (const example of items) if (found.size < SHOWN) found.set(example.slug, example);
		if (found.size >= SHOWN) break;
	}
	return [...found.values()].map(({ slug, title, need, summary }) => ({
		slug,
		title,
		told: excerptOf(need ?? summary, 260)
	}));
}

/** The title says most; else the beginning of what is difficult. */
function wordsOf({ title, situation }: NeedContent): string {
	return (title || situation).replace(/\s+/g, ' ').slice(0, LONGEST_TEXT).trim();
}
