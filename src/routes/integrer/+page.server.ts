import type { PageServerLoad } from './$types';
import {
	EMBED_PARAMETERS,
	embedCode,
	embeddedExample,
	embeddedList,
	readEmbedOptions
} from '#lib/domain/catalogue/embed.ts';
import { readQuery } from '#lib/domain/catalogue/query.ts';
import { describeSelection } from '#lib/domain/catalogue/selection.ts';
import { typeset } from '#lib/domain/kernel/typography.ts';
import { readExample, settleTerritory } from '#lib/server/catalogue/index.ts';

/** Pixels that hold a card, and a list's frame and each of its lines, without scrolling on most screens. */
const HEIGHT = { card: 440, frame: 150, line: 96 };

export const load: PageServerLoad = async ({ url, locals: { reader } }) => {
	const options = readEmbedOptions(url.searchParams);
	const slug = url.searchParams.get('exemple')?.trim();
	if (slug) {
		const { example } = await readExample(reader, slug);
		const address = embeddedExample(example.slug, options);
		const name = typeset(example.title);
		return {
			options,
			example: { slug: example.slug, title: name },
			...piece(address, `${name} (Faire alliance)`, HEIGHT.card)
		};
	}
	const { query: asked, ignored } = readQuery(url.searchParams, EMBED_PARAMETERS);
	const { query, chosen } = await settleTerritory(reader, asked);
	const selection = describeSelection(query, chosen);
	return {
		options,
		query,
		selection,
		ignored,
		...piece(
			embeddedList(query, options),
			`${selection.charAt(0).toUpperCase()}${selection.slice(1)} (Faire alliance)`,
			HEIGHT.frame + HEIGHT.line * options.length
		)
	};

	function piece(address: string, title: string, height: number) {
		return { address, frameTitle: title, code: embedCode(url.origin + address, title, height) };
	}
};
