import type { NamedTerritory } from './territory.ts';

/** Départements that take « en »; the others take « dans le / la / l’ / les ». Usage after Grevisse, § 1051. */
const EN_DEPARTEMENTS = new Set(
	(
		'07 09 12 16 17 19 21 24 28 2A 2B 31 33 35 37 38 43 44 47 48 49 52 53 54 57 70 71 73 74 76 77 82 85 87 91 93 ' +
		'971 972 973 987 988'
	).split(' ')
);
/** Régions that take « dans le » or « dans les »: Grand Est, Hauts-de-France, Pays de la Loire. */
const DANS_REGIONS = new Set(['R44', 'R32', 'R52']);
/** Towns and islands named as places one is « at ». */
const A_PLACES = new Set(['75', '974', '976', 'R04', 'R06', '975', '977', '978', '986']);
/** Names to which INSEE gives no article although French does. */
const ARTICLES: Record<string, string> = { '49': 'le ', '984': 'les ', '989': 'l’' };

const EPCI_KINDS: [short: RegExp, full: string, article: string][] = [
	[/^CC\s+/, 'communauté de communes', 'la'],
	[/^CA\s+/, 'communauté d’agglomération', 'la'],
	[/^CU\s+/, 'communauté urbaine', 'la']
];

/** « la Bretagne », « le Finistère », « l’Ain », « Rennes », « La Rochelle », « la communauté de communes … ». */
export function withArticle(territory: NamedTerritory): string {
	if (territory.kind === 'commune') return displayName(territory);
	if (territory.kind === 'epci') return epciName(territory.name);
	return articleOf(territory) + displayName(territory);
}

/** « en Bretagne », « dans le Finistère », « à La Réunion », « à Rennes », « au Havre ». */
export function inTerritory(territory: NamedTerritory): string {
	const name = displayName(territory);
	if (territory.kind === 'commune') return atCommune(name);
	if (territory.kind === 'epci') return inEpci(epciName(territory.name));
	if (A_PLACES.has(territory.code)) return `à ${name}`;
	const en =
		territory.kind === 'region'
			? !DANS_REGIONS.has(territory.code)
			: EN_DEPARTEMENTS.has(territory.code);
	return en ? `en ${name}` : `dans ${articleOf(territory)}${name}`;
}

/** « de Bretagne », « du Finistère », « d’Ille-et-Vilaine », « de La Réunion », « du Havre ». */
export function ofTerritory(territory: NamedTerritory): string {
	const name = displayName(territory);
	if (territory.kind === 'commune') return ofCommune(name);
	if (territory.kind === 'epci') {
		const full = epciName(territory.name);
		return /^(la|l’)/.test(full) ? `de ${full}` : ofCommune(full);
	}
	if (A_PLACES.has(territory.code)) return `de ${name}`;
	const article = articleOf(territory);
	if (article === 'le ') return `du ${name}`;
	if (article === 'les ') return `des ${name}`;
	if (article === 'l’')
		return inTerritory(territory).startsWith('en ') ? `d’${name}` : `de l’${name}`;
	if (inTerritory(territory).startsWith('en ')) return `de ${name}`;
	return `de ${article}${name}`;
}

/** The name as it is printed: the typographic apostrophe. */
export function displayName(territory: Pick<NamedTerritory, 'name'>): string {
	return territory.name.replaceAll("'", '’');
}

/** INSEE, TNCC: 0 none, 1 none before a vowel, 2 le, 3 la, 4 les, 5 l’, 6 aux, 7 las, 8 los. */
function articleOf({ code, name, article }: NamedTerritory): string {
	if (A_PLACES.has(code)) return '';
	if (ARTICLES[code]) return ARTICLES[code];
	switch (article) {
		case 2:
			return 'le ';
		case 3:
			return 'la ';
		case 4:
			return 'les ';
		case 1:
		case 5:
			return 'l’';
		default:
			return /^[aeiouyéèêîôh]/i.test(name) ? 'l’' : 'la ';
	}
}

function atCommune(name: string): string {
	if (/^Les /.test(name)) return `aux ${name.slice(4)}`;
	if (/^Le /.test(name)) return `au ${name.slice(3)}`;
	return `à ${name}`;
}

function ofCommune(name: string): string {
	if (/^Les /.test(name)) return `des ${name.slice(4)}`;
	if (/^Le /.test(name)) return `du ${name.slice(3)}`;
	return /^[AEIOUYÉÈÊÎÔŒÂ]/.test(name) ? `d’${name}` : `de ${name}`;
}

function epciName(name: string): string {
	const shown = displayName({ name });
	for (const [short, full, article] of EPCI_KINDS) {
		if (short.test(shown)) return `${article} ${full} ${shown.replace(short, '')}`;
	}
	// « la Métropole du Grand Paris », but « Rennes Métropole ».
	if (/^Métropole /.test(shown)) return `la ${shown}`;
	if (/^Eurométropole /.test(shown)) return `l’${shown}`;
	return shown;
}

function inEpci(name: string): string {
	return /^(la |l’)/.test(name) ? `dans ${name}` : `sur le territoire ${ofCommune(name)}`;
}
