import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
	checkExample,
	type Example,
	type ExampleTerritory
} from '#lib/domain/catalogue/example.ts';
import { FAMILIES, ROLES } from '#lib/domain/catalogue/vocabulary.ts';
import { seededChance, type Chance } from './chance.ts';

/*
 * Records that exist only to be counted. Each is marked in its address and in its title, and none may
 * leave the temporary folder of a measure: the catalogue itself holds true examples only.
 */

/** What varies from a record to the next, taken from the true ones. */
interface Material {
	readonly models: readonly Example[];
	readonly communes: readonly ExampleTerritory[];
	readonly actors: readonly string[];
	readonly words: readonly string[];
}

/**
 * Makes `count` distinct records, valid as of `now`, out of the examples of `root`. The same `seed`
 * makes the same records.
 */
export async function syntheticExamples(
	root: string,
	{ count, now, seed = 1 }: { count: number; now: Date; seed?: number }
): Promise<Example[]> {
	const material = await readMaterial(root);
	const chance = seededChance(seed);
	return Array.from({ length: count }, (_, index) => {
		const made = vary(material, index, chance);
		const checked = checkExample(made, now);
		if ('faults' in checked) throw new Error(`${made.slug}: ${JSON.stringify(checked.faults)}`);
		return made;
	});
}

async function readMaterial(root: string): Promise<Material> {
	const lines = await readFile(join(root, 'data/examples/examples.jsonl'), 'utf8');
	const models = lines
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Example);
	const rows: Record<string, string>[] = parse(
		await readFile(join(root, 'data/territories/communes.csv')),
		{ columns: true }
	);
	const words = models.flatMap(({ summary, need = '', action = '', results = '' }) =>
		[summary, need, action, results].join(' ').split(/[^\p{L}]+/u)
	);
	return {
		models,
		communes: rows.map(({ code, name, department, region }) => ({
			label: name!,
			commune: code,
			department,
			// An overseas collectivité is given where the code of a région is two digits.
			region: region?.length === 2 ? region : undefined
		})),
		actors: [...new Set(models.flatMap(({ actors }) => actors.map(({ name }) => name)))],
		words: [...new Set(words.filter((word) => word.length > 3))]
	};
}

function vary(
	{ models, communes, actors, words }: Material,
	index: number,
	chance: Chance
): Example {
	const model = models[index % models.length]!;
	const commune = chance.oneOf(communes);
	const number = String(index + 1).padStart(5, '0');
	const reword = (text: string, most: number) => rewrite(text, most, words, chance);
	const rewordAny = (text: string | undefined, most: number) => text && reword(text, most);
	return {
		...model,
		slug: `synthetique-${number}-${model.slug}`.slice(0, 120).replace(/-+$/, ''),
		title: `[synthétique] ${number} ${reword(model.title, 65)}`.slice(0, 90).trim(),
		summary: reword(`${model.summary} ${'texte synthétique '.repeat(4)}`, 420),
		need: rewordAny(model.need, 500),
		action: rewordAny(model.action, 600),
		results: rewordAny(model.results, 500),
		actors: model.actors.map((actor, rank) =>
			// The first ones stay, as large actors stand in many examples; the others are of the place.
			rank === 0
				? actor
				: {
						name: `${chance.oneOf(actors)} de ${commune.label}`.slice(0, 200),
						type: chance.oneOf(Object.keys(FAMILIES) as (keyof typeof FAMILIES)[]),
						role: chance.oneOf(Object.keys(ROLES) as (keyof typeof ROLES)[])
					}
		),
		territory: model.territory && commune,
		startYear: 1990 + chance.below(36),
		figures: model.figures?.map((figure) => ({ ...figure, value: chance.below(100_000) })),
		sources: model.sources.map((source) => ({
			...source,
			title: `[synthétique] ${source.title}`.slice(0, 400)
		}))
	};
}

/** The text with one word in five replaced: as long as a true one, with other stems to index. */
function rewrite(text: string, most: number, words: readonly string[], chance: Chance): string {
	const changed = text.replace(/\p{L}{4,}/gu, (word) =>
		chance.below(5) === 0 ? chance.oneOf(words) : word
	);
	return changed.length <= most ? changed : changed.slice(0, most).replace(/\s+\S*$/, '');
}
