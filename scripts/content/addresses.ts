import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readGuideAddress } from '../../src/lib/domain/guide/address.ts';

/** What the addresses of this site lead to. */
export interface KnownThings {
	readonly questions: ReadonlyMap<string, ReadonlySet<string>>;
	readonly terms: ReadonlySet<string>;
	readonly indicators: ReadonlySet<string>;
	readonly resources: ReadonlySet<string> | null;
	readonly examples: ReadonlySet<string>;
	/** The units of the learning paths that are written. */
	readonly units: ReadonlySet<string>;
	readonly faultOfQuery: (address: string) => string | null;
}

/** Anchors that every page of a question has, beside those of its text. */
const PAGE_ANCHORS = ['reponse', 'chiffres', 'exemples', 'plus-loin', 'maintenant'];

/** Answers what is wrong in an address of this site, or null. `root` holds src/routes. */
export function checkAddresses(root: string, known: KnownThings): (address: string) => string | null {
	const routes = listRoutes(join(root, 'src/routes'));
	return (address) => {
		const [, path = '', search = '', anchor] =
			/^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(address) ?? [];
		if (!routes.some((route) => route.test(path))) return `${path} n’est pas une page de ce site`;
		const [, area, first, second] = path.split('/');
		if (area === 'comprendre') return comprendre(first, search, anchor);
		if (area === 'exemples' && !first) return search ? known.faultOfQuery(search) : null;
		if (area === 'exemples' && !routes.some(isPlain(path)) && !known.examples.has(first!))
			return `le catalogue n’a pas d’exemple ${first}`;
		if (area === 'observatoire' && first === 'indicateurs' && second && !known.indicators.has(second))
			return `data/indicators n’a pas d’indicateur ${second}`;
		if (area === 'apprendre' && first && !routes.some(isPlain(path)) && !known.units.has(first))
			return `les parcours n’ont pas d’unité écrite ${first}`;
		if (area === 'ressources' && !first) return ressources(search, anchor);
		return null;
	};

	function comprendre(first: string | undefined, search: string, anchor: string | undefined) {
		const reads = first === 'glossaire' ? (['q'] as const) : undefined;
		const [wrong] = readGuideAddress(new URLSearchParams(search), reads).ignored;
		if (wrong) return `« ${wrong.parameter}=${wrong.value} » n’est pas compris`;
		if (first === 'glossaire')
			return anchor && !known.terms.has(anchor) ? `le glossaire n’a pas de mot ${anchor}` : null;
		const anchors = first ? known.questions.get(first) : undefined;
		if (first && !anchors && !routes.some(isPlain(`/comprendre/${first}`)))
			return `le vadémécum n’a pas de question ${first}`;
		return anchor && anchors && !anchors.has(anchor) && !PAGE_ANCHORS.includes(anchor)
			? `la question ${first} n’a pas d’ancre ${anchor}`
			: null;
	}

	function ressources(search: string, anchor: string | undefined) {
		const question = new URLSearchParams(search).get('question');
		if (question && !known.questions.has(question))
			return `le vadémécum n’a pas de question ${question}`;
		return anchor && known.resources && !known.resources.has(anchor)
			? `content/ressources.yaml n’a pas de ressource ${anchor}`
			: null;
	}
}

/** Is a page of that very path, without a part that changes? */
function isPlain(path: string) {
	return (route: RegExp) => !route.source.includes('[^/]+') && route.test(path);
}

/** The addresses that src/routes answers, as patterns. */
function listRoutes(folder: string, before = '^'): RegExp[] {
	const answers = ['+page.svelte', '+server.ts'].some((name) => existsSync(join(folder, name)));
	const own = answers ? [new RegExp(before === '^' ? '^/$' : `${before}$`)] : [];
	const inside = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
	return [
		...own,
		...inside.flatMap(({ name }) => {
			const part = name
				.replace(/[.*+?^${}()|\\]/g, '\\$&')
				.replace(/^\[\\\.\\\.\\\..*\]$/, '.*')
				.replace(/\[[^\]]*\]/g, '[^/]+');
			return listRoutes(join(folder, name), name.startsWith('(') ? before : `${before}/${part}`);
		})
	];
}
