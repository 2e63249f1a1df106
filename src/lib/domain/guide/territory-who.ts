import type { Example } from '../catalogue/example.ts';
import { FACETS } from '../catalogue/query.ts';
import { placeOf } from '../catalogue/telling.ts';
import { CATEGORIES, DOMAINS, FAMILIES } from '../catalogue/vocabulary.ts';
import { formatCount, joinFacts, joinWords, typeset } from '../kernel/typography.ts';
import type { LocalExample, LocalFacts } from '../observatory/local-facts.ts';
import { distanceInWords } from './local-choice.ts';

/** Who we are here. */
export interface Who {
	readonly facts: readonly { readonly name: string; readonly value: string }[];
	readonly known: readonly { readonly label: string; readonly count: string }[];
	/** No example is known here. */
	readonly isEmpty: boolean;
	/** Said when few are known here: where the nearest elsewhere is. */
	readonly nearest: string | null;
	readonly presentNote: string | null;
	readonly present: readonly { readonly name: string; readonly value: string }[];
	readonly missing: readonly {
		readonly label: string;
		readonly told: string;
		readonly example: Linked | null;
	}[];
	readonly alike: string | null;
	readonly bridges: readonly (Linked & { readonly told: string })[];
}

/** Something that has a page in this site. */
export interface Linked {
	readonly title: string;
	/** Path in this site. */
	readonly path: string;
}

/** Under so many examples here, the nearest elsewhere is said. */
const FEW = 3;
const MOST = { neighbours: 8, domains: 7, bridges: 6 };

/**
 * Tells who we are here. `told` are the examples told elsewhere in the document: they are not named again,
 * no more than one that is missing twice.
 */
export function tellWho(
	facts: LocalFacts,
	missing: LocalFacts['missing'],
	told: ReadonlySet<string>,
	ecosystems: readonly LocalExample[]
): Who {
	const { territory, total, field, present, alike } = facts;
	return {
		facts: factsOf(facts),
		known: [
			{ label: capital(territory.inside), count: total },
			...facts.around
				.filter(({ distance }) => distance >= 20)
				.map(({ distance, count }) => ({ label: `À moins de ${distance}\u00A0km`, count })),
			...facts.holders.map(({ inside, count }) => ({ label: capital(inside), count }))
		].map(({ label, count }) => ({
			label,
			count: count === 0 ? 'aucun' : formatCount(count, 'exemple')
		})),
		isEmpty: total === 0,
		nearest: nearestInWords(facts),
		presentNote:
			field && field.code !== territory.code
				? `Faute d’exemple ${territory.inside}, voici ce que ${field.count > 1 ? `racontent les ${formatCount(field.count, 'exemple')}` : 'raconte le seul exemple'} ${field.inside}.`
				: null,
		present: [
			{ name: 'Domaines', value: counted(present.domains, DOMAINS, MOST.domains) },
			{ name: 'Formes', value: counted(present.categories, CATEGORIES) },
			{ name: 'Acteurs', value: counted(present.families, FAMILIES) },
			{
				name: 'Que l’on n’y voit pas',
				value:
					present.families.length > 0
						? present.absent.map((family) => FAMILIES[family]).join(', ')
						: ''
			}
		].filter(({ value }) => value !== ''),
		missing: missing.map(({ facet, value, territories, example }, rank) => ({
			label: FACETS[facet].labels[value]!,
			told: `${formatCount(territories, 'territoire')} sur ${alike.count}`,
			// An example is told or named once.
			example:
				told.has(example.slug) || missing.findIndex((one) => one.example === example) < rank
					? null
					: linkTo(example)
		})),
		alike:
			alike.first.length > 0
				? joinWords([
						...alike.first.map(({ name }) => name),
						...(alike.count > alike.first.length
							? [formatCount(alike.count - alike.first.length, 'autre')]
							: [])
					])
				: null,
		bridges: [
			// Of inhabitants, nobody is named.
			...facts.catalysts
				.filter(({ family }) => family !== 'citoyens')
				.map(({ name, family, address, example, distance }) => ({
					title: typeset(name),
					path: address ?? `/exemples/${example.slug}`,
					told: joinFacts(['catalyseur', FAMILIES[family].toLowerCase(), distanceInWords(distance)])
				})),
			...ecosystems.map(({ example, distance }) => ({
				...linkTo(example),
				told: joinFacts(['écosystème territorial', placeOf(example), distanceInWords(distance)])
			}))
		].slice(0, MOST.bridges)
	};
}

function nearestInWords({ total, examples }: LocalFacts): string | null {
	if (total >= FEW) return null;
	// Those here come first.
	const nearest = examples[total];
	if (!nearest) return total === 0 ? 'Le catalogue de ce site est vide pour le moment.' : null;
	const place = placeOf(nearest.example);
	const elsewhere = total > 0 ? 'Le plus proche ailleurs' : 'Le plus proche que nous connaissions';
	return `${elsewhere} est ${distanceInWords(nearest.distance)}${place ? ` (${place})` : ''}.`;
}

function factsOf(facts: LocalFacts): { name: string; value: string }[] {
	const { isCommune, neighbours, parts, density } = facts;
	const shown = neighbours.slice(0, MOST.neighbours).map(({ name }) => name);
	const others = neighbours.length - shown.length;
	return [
		{ name: 'Population', value: facts.people },
		{
			name: isCommune ? 'Dans les 15\u00A0km alentour' : 'Autour de ses habitants',
			value: density === null ? '' : `${density} (estimation)`
		},
		...holdersInWords(facts),
		{
			name: isCommune ? 'Voisines' : 'À côté',
			value: joinWords(others > 0 ? [...shown, formatCount(others, 'autre')] : shown)
		},
		{ name: 'Composition', value: parts.length > 1 ? partsInWords(facts) : '' }
	].filter(({ value }) => value !== '');
}

/** One line a kind: an EPCI may lie in two départements. */
function holdersInWords({ holders }: LocalFacts): { name: string; value: string }[] {
	return [...Map.groupBy(holders, ({ kind }) => kind)].map(([kind, some]) => ({
		name: some.length > 1 ? `${kind}s` : kind,
		// « La communauté de communes … » rather than « CC … ».
		value: some.map(({ code, name, title }) => (code.length === 9 ? title : name)).join(', ')
	}));
}

function partsInWords({ parts }: LocalFacts): string {
	const kinds = new Map<string, number>();
	for (const { code } of parts) {
		const kind =
			code.length === 9 ? 'intercommunalité' : code.length === 5 ? 'commune' : 'département';
		kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
	}
	return joinWords([...kinds].map(([kind, count]) => formatCount(count, kind)));
}

/** The title of an example, and its page. */
export function linkTo({ slug, title }: Pick<Example, 'slug' | 'title'>): Linked {
	return { title: typeset(title), path: `/exemples/${slug}` };
}

function counted<Value extends string>(
	values: readonly { readonly value: Value; readonly count: number }[],
	labels: Readonly<Record<Value, string>>,
	most = Infinity
): string {
	return values
		.slice(0, most)
		.map(({ value, count }) => `${labels[value]}\u00A0(${count})`)
		.join(', ');
}

export function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
