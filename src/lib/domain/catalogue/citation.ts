import { formatDay, typeset } from '../kernel/typography.ts';
import type { Example } from './example.ts';

/*
 * How to cite an example, for a person and for the programs that keep references. The site is the
 * author of the sheet; the sources it stands on are its own, listed on the page.
 */

const SITE = 'Faire alliance';

/** What a citation is made of. `updatedOn` is the day of the last change, `YYYY-MM-DD`. */
export interface Cited {
	readonly example: Pick<Example, 'slug' | 'title' | 'summary'>;
	readonly address: string;
	readonly updatedOn: string;
}

/** « Titre », Faire alliance, fiche mise à jour le 12 mars 2026, https://… */
export function plainCitation({ example, address, updatedOn }: Cited): string {
	return `«\u202F${typeset(example.title)}\u202F», ${SITE}, fiche enregistrée le ${formatDay(updatedOn)}, ${address} (Licence Ouverte 2.0).`;
}

/** One BibTeX entry. What TeX would read as an order is escaped; accents stay, in UTF-8. */
export function bibtexCitation({ example, address, updatedOn }: Cited): string {
	const [year, month] = updatedOn.split('-') as [string, string];
	const fields: [string, string][] = [
		['author', `{${SITE}}`],
		['title', `{${escapeTex(example.title)}}`],
		['year', year],
		['month', String(Number(month))],
		['howpublished', `Site web ${escapeTex(SITE)}`],
		['url', escapeAddress(address)],
		['language', 'french'],
		['note', 'Licence Ouverte 2.0']
	];
	const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
	return `@misc{faire-alliance-${example.slug},\n${lines.join(',\n')}\n}\n`;
}

/** One RIS record, its lines ended as the format asks. */
export function risCitation({ example, address, updatedOn }: Cited): string {
	const lines: [string, string][] = [
		['TY', 'ELEC'],
		['ID', `faire-alliance-${example.slug}`],
		['AU', SITE],
		['TI', oneLine(example.title)],
		['AB', oneLine(example.summary)],
		['PY', updatedOn.slice(0, 4)],
		['DA', updatedOn.replaceAll('-', '/')],
		['PB', SITE],
		['LA', 'fr'],
		['UR', address],
		['ER', '']
	];
	return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}

const TEX: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}',
	// Not \{ and \}: BibTeX counts braces without looking at what precedes them.
	'{': '\\textbraceleft{}',
	'}': '\\textbraceright{}',
	$: '\\$',
	'&': '\\&',
	'#': '\\#',
	'%': '\\%',
	_: '\\_',
	'^': '\\textasciicircum{}',
	'~': '\\textasciitilde{}',
	'"': "''"
};

function escapeTex(text: string): string {
	return oneLine(text).replace(/[\\{}$&#%_^~"]/g, (sign) => TEX[sign]!);
}

/** An address keeps its signs, and cannot close the braces around it. */
function escapeAddress(address: string): string {
	return address.replace(/[\s\\{}]/g, (sign) => encodeURIComponent(sign));
}

function oneLine(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.trim();
}
