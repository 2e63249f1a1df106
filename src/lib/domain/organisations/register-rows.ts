import { fold, plainWords } from '../kernel/typography.ts';

/** A cell of the row by the name of its column; empty when there is none. */
export type Cells = (column: string) => string;

/** Why a row is left aside. */
export const SKIP_REASONS = {
	closed: 'dissoute ou cessée, inconnue jusqu’ici',
	replaced: 'reprise sous un autre numéro',
	'not-diffusible': 'non diffusible',
	'natural-person': 'personne physique',
	'bad-number': 'numéro illisible',
	'no-name': 'sans nom',
	'no-place': 'commune inconnue de nos territoires (gardée sans elle)',
	'not-a-seat': 'établissement qui n’est pas un siège',
	'bad-row': 'ligne qui n’a pas le bon nombre de colonnes'
} as const;

export type SkipReason = keyof typeof SKIP_REASONS;

export interface AssociationRow {
	readonly key: string;
	readonly rna: string | null;
	readonly siret: string | null;
	readonly name: string;
	readonly acronym: string | null;
	readonly purpose: string | null;
	readonly objects: readonly string[];
	readonly commune: string;
	readonly town: string | null;
	readonly website: string | null;
}

export interface CompanyRow {
	readonly key: string;
	readonly siren: string;
	readonly siret: string | null;
	readonly rna: string | null;
	readonly name: string;
	readonly acronym: string | null;
	readonly legalCategory: string;
	readonly activity: string | null;
	readonly activityNomenclature: string | null;
	readonly activity2025: string | null;
	readonly socialEconomy: boolean;
}

export interface SeatRow {
	readonly key: string;
	readonly siret: string;
	readonly commune: string;
	readonly town: string | null;
}

/** What a row amounts to: kept, left aside, or said closed (left aside too, and closed where it is known). */
export type RowReading<Row> =
	{ readonly row: Row } | { readonly skip: SkipReason; readonly closes?: string };

/** The association of a row of the « waldec » file. `today` is `YYYY-MM-DD`. */
export function readWaldecRow(cells: Cells, today: string): RowReading<AssociationRow> {
	const rna = cells('id').toUpperCase();
	if (!isRna(rna)) return { skip: 'bad-number' };
	const key = `rna-${rna}`;
	// `0001-01-01` stands for no date. A dissolution to come has not come.
	const dissolved = cells('date_disso');
	const isDissolved = /^(1[6-9]|20)\d\d-/.test(dissolved) && dissolved <= today;
	// A active, D dissolved, S deleted.
	if (cells('position') !== 'A' || isDissolved) return { skip: 'closed', closes: key };
	// « publiweb »: it agreed, or not, that its site be published.
	const website = cells('publiweb') === '1' ? readWebsite(cells('siteweb')) : null;
	return associationOf(cells, {
		key,
		rna,
		shortTitle: cells('titre_court'),
		town: cells('adrs_libcommune'),
		website
	});
}

/** The association of a row of the « import » file: those of before the RNA, under their former number. */
export function readImportRow(cells: Cells): RowReading<AssociationRow> {
	const number = cells('id').toUpperCase();
	if (!/^[0-9A-Z]{5,20}$/.test(number)) return { skip: 'bad-number' };
	const key = `rna-${number}`;
	const position = cells('position');
	// R: it has an RNA number since, and is in the other file.
	if (position === 'R') return { skip: 'replaced', closes: key };
	if (position !== 'A') return { skip: 'closed', closes: key };
	return associationOf(cells, {
		key,
		rna: isRna(number) ? number : null,
		shortTitle: '',
		town: cells('libcom'),
		website: readWebsite(cells('siteweb'))
	});
}

function associationOf(
	cells: Cells,
	known: {
		key: string;
		rna: string | null;
		shortTitle: string;
		town: string;
		website: string | null;
	}
): RowReading<AssociationRow> {
	const name = tidy(cells('titre'));
	if (name === '') return { skip: 'no-name' };
	const objects = [cells('objet_social1'), cells('objet_social2')].filter(
		(code) => /^\d{6}$/.test(code) && code !== '000000'
	);
	const siret = cells('siret').replaceAll(' ', '');
	return {
		row: {
			key: known.key,
			rna: known.rna,
			siret: /^\d{14}$/.test(siret) ? siret : null,
			name,
			acronym: shortNameOf(known.shortTitle, name),
			purpose: tidy(cells('objet')) || null,
			objects: [...new Set(objects)],
			commune: cells('adrs_codeinsee').toUpperCase(),
			town: tidy(known.town) || null,
			website: known.website
		}
	};
}

/** The company of a row of « StockUniteLegale ». Natural persons and non-diffusible units never pass. */
export function readUnitRow(cells: Cells): RowReading<CompanyRow> {
	const siren = cells('siren');
	if (!/^\d{9}$/.test(siren)) return { skip: 'bad-number' };
	const key = `siren-${siren}`;
	// O: diffusible; P, N or anything else: partly or not at all. One that withdrew must leave.
	if (cells('statutDiffusionUniteLegale') !== 'O') return { skip: 'not-diffusible', closes: key };
	const legalCategory = cells('categorieJuridiqueUniteLegale').replace(/\.0$/, '');
	if (legalCategory.startsWith('1') || !/^\d{4}$/.test(legalCategory))
		return { skip: 'natural-person', closes: key };
	if (cells('etatAdministratifUniteLegale') !== 'A') return { skip: 'closed', closes: key };
	const usual = tidy(cells('denominationUsuelle1UniteLegale'));
	const name = tidy(cells('denominationUniteLegale')) || usual;
	if (name === '') return { skip: 'no-name' };
	const rna = cells('identifiantAssociationUniteLegale').toUpperCase();
	const nic = cells('nicSiegeUniteLegale').replace(/\.0$/, '');
	return {
		row: {
			key,
			siren,
			siret: /^\d{1,5}$/.test(nic) ? siren + nic.padStart(5, '0') : null,
			rna: isRna(rna) ? rna : null,
			name,
			acronym: shortNameOf(cells('sigleUniteLegale'), name),
			legalCategory,
			activity: cells('activitePrincipaleUniteLegale') || null,
			activityNomenclature: cells('nomenclatureActivitePrincipaleUniteLegale') || null,
			activity2025: cells('activitePrincipaleNAF25UniteLegale') || null,
			socialEconomy: cells('economieSocialeSolidaireUniteLegale') === 'O'
		}
	};
}

/** The seat of a row of « StockEtablissement »: where a company is. */
export function readSeatRow(cells: Cells): RowReading<SeatRow> {
	if (cells('etablissementSiege').toLowerCase() !== 'true') return { skip: 'not-a-seat' };
	const siret = cells('siret');
	if (!/^\d{14}$/.test(siret)) return { skip: 'bad-number' };
	// Its address must be forgotten, where it was known.
	if (cells('statutDiffusionEtablissement') !== 'O')
		return { skip: 'not-diffusible', closes: `siren-${siret.slice(0, 9)}` };
	// A active, F closed: the company moved or ceased, which its own file says.
	if (cells('etatAdministratifEtablissement') !== 'A') return { skip: 'closed' };
	return {
		row: {
			key: `siren-${siret.slice(0, 9)}`,
			siret,
			commune: cells('codeCommuneEtablissement').toUpperCase(),
			town: tidy(cells('libelleCommuneEtablissement')) || null
		}
	};
}

/** `W`, three letters or digits (the service that keeps it), six digits. */
export function isRna(text: string): boolean {
	return /^W[0-9A-Z]{3}[0-9]{6}$/.test(text);
}

/** A short title that says nothing new (the same, or the same cut) is none. */
function shortNameOf(text: string, name: string): string | null {
	const short = tidy(text);
	if (short === '' || short.endsWith('...')) return null;
	return fold(name).startsWith(fold(short)) ? null : short;
}

/** An address that a browser opens, as far as one may tell; null for anything else, mail addresses too. */
export function readWebsite(text: string): string | null {
	const bare = text.trim().replace(/^https?:\/*/i, '');
	if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:\d+)?([/?#][^\s<>"']*)?$/i.test(bare)) return null;
	return `${/^https:/i.test(text.trim()) ? 'https' : 'http'}://${bare}`;
}

const IS_TIDY = /^[!-~À-ÿ]+(?: [!-~À-ÿ]+)*$/;

/** One space between words, no control sign; at most 2,000 signs. */
function tidy(text: string): string {
	if (IS_TIDY.test(text)) return text.slice(0, 2000);
	return text
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim()
		.slice(0, 2000);
}

/** `plainWords`, faster: most names of the registers are plain capitals. */
function wordsOf(name: string): string[] {
	if (!/^[ -_a-~]*$/.test(name)) return plainWords(name);
	return name
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
}

/** The name by which lists are in order: folded words. At most 200 signs. */
export function searchNameOf(name: string): string {
	return wordsOf(name).join(' ').slice(0, 200) || name.slice(0, 200);
}

/** The words by which an entry is found, in one text: names, town, `d_` with each domain, `t_` with what holds its commune. */
export function searchWordsOf(
	names: readonly (string | null)[],
	domains: readonly string[],
	territories: readonly string[] = []
): string {
	const words = new Set(names.flatMap((name) => (name ? wordsOf(name) : [])));
	return [
		...[...words].map((word) => word.slice(0, 60)),
		...domains.map(domainWord),
		...territories.map(territoryWord)
	].join(' ');
}

/** How an EPCI, a département or a région stands among the words: `t_56`, `t_r53`. */
export function territoryWord(code: string): string {
	return `t_${code.toLowerCase()}`;
}

/** How a domain stands among the words: no name gives this word, for an underscore parts words. */
export function domainWord(domain: string): string {
	return `d_${domain.replaceAll('-', '_')}`;
}
