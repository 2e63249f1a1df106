import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Example } from '#lib/domain/catalogue/example.ts';
import { catalogueAddress, EMPTY_QUERY } from '#lib/domain/catalogue/query.ts';

/** The addresses that are measured. */
export interface ChosenPages {
	readonly home: string;
	readonly list: string;
	/** Words and three facets together. */
	readonly search: string;
	readonly example: string;
	readonly api: string;
}

/** The example is the longest of those that have a point on the map and several figures. */
export async function chosenPages(root: string): Promise<ChosenPages> {
	const lines = (await readFile(join(root, 'data/examples/examples.jsonl'), 'utf8'))
		.trim()
		.split('\n');
	const rich = lines.filter((line) => {
		const { territory, figures = [] } = JSON.parse(line) as Example;
		return territory?.commune && figures.length >= 4;
	});
	const longest = rich.reduce((one, other) => (other.length > one.length ? other : one));
	return {
		home: '/',
		list: '/exemples',
		search: SEARCH,
		example: `/exemples/${(JSON.parse(longest) as Example).slug}`,
		api: '/api/v1/examples?limit=20'
	};
}

const SEARCH = catalogueAddress({
	...EMPTY_QUERY,
	text: 'insertion des jeunes',
	sort: 'pertinence',
	domain: ['emploi-insertion', 'education-jeunesse'],
	family: ['entreprise'],
	category: ['innovation-societale', 'cooperation-economique']
});
