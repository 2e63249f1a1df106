import { formatDay, formatNumber, joinWords, typeset } from '../kernel/typography.ts';
import type { Example } from './example.ts';
import { CONFIDENCES, formOf, placeOf } from './telling.ts';
import {
	DOMAINS,
	FAMILIES,
	KINDS,
	OBJECTIVES,
	ROLES,
	SCALES,
	SDGS,
	type Category,
	type Family,
	type Sdg
} from './vocabulary.ts';

/** The texts of the sheet of one example, set and in order: what `templates/sheet.typ` draws. */
export interface Sheet {
	readonly title: string;
	readonly form: string;
	readonly kind: string;
	readonly category: Category | null;
	readonly 'place-and-date': string | null;
	readonly summary: string;
	readonly need: string | null;
	readonly action: string | null;
	readonly results: string | null;
	readonly figures: readonly {
		readonly value: string;
		readonly unit: string | null;
		readonly label: string;
		readonly year: string | null;
	}[];
	readonly 'figures-note': string;
	readonly actors: readonly {
		readonly name: string;
		readonly family: Family;
		readonly told: string;
	}[];
	readonly goals: readonly { readonly number: number; readonly name: string }[];
	readonly brief: readonly { readonly name: string; readonly value: string }[];
	readonly sources: readonly {
		readonly title: string;
		readonly told: string | null;
		readonly url: string;
	}[];
	/** Full address of the page. */
	readonly address: string;
	readonly confidence: string;
	readonly updated: string;
	readonly licence: string;
}

export const SHEET_LICENCE = 'Fiche sous Licence Ouverte 2.0\u00A0: reprenez-la en citant la page.';

/** `updatedOn` is the day (`YYYY-MM-DD`) on which the site last stored the record. */
export function toSheet(example: Example, origin: string, updatedOn: string): Sheet {
	const set = (text: string | undefined) => (text ? typeset(text) : null);
	const figures = example.figures ?? [];
	return {
		title: typeset(example.title),
		form: formOf(example),
		kind: KINDS[example.kind],
		category: example.category ?? null,
		'place-and-date':
			[placeOf(example), example.startYear && `depuis ${example.startYear}`]
				.filter(Boolean)
				.join(', ') || null,
		summary: typeset(example.summary),
		need: set(example.need),
		action: set(example.action),
		results: set(example.results),
		figures: figures.map(({ label, value, unit, year }) => ({
			value: formatNumber(value),
			unit: set(unit),
			label: typeset(label),
			year: year?.toString() ?? null
		})),
		'figures-note': `Chiffres tels que les donnent les sources citées${
			figures.some(({ year }) => year === undefined)
				? '\u202F; sans année quand elles n’en disent pas'
				: ''
		}.`,
		actors: example.actors.map(({ name, type, role }) => ({
			name: typeset(name),
			family: type,
			told: role ? `${FAMILIES[type]}, ${ROLES[role].toLowerCase()}` : FAMILIES[type]
		})),
		goals: example.sdgs.map((number) => ({ number, name: typeset(SDGS[number as Sdg]) })),
		brief: [
			{
				name: example.domains.length > 1 ? 'Domaines' : 'Domaine',
				value: joinWords(example.domains.map((domain) => DOMAINS[domain]))
			},
			...(example.objectives.length > 0
				? [
						{
							name: example.objectives.length > 1 ? 'Objectifs' : 'Objectif',
							value: joinWords(example.objectives.map((objective) => OBJECTIVES[objective]))
						}
					]
				: []),
			{ name: 'Échelle', value: SCALES[example.scale] }
		],
		sources: example.sources.map(({ title, url, publisher, year }) => ({
			title: typeset(title),
			told: [publisher && typeset(publisher), year].filter(Boolean).join(', ') || null,
			url
		})),
		address: `${origin}/exemples/${example.slug}`,
		confidence: CONFIDENCES[example.confidence],
		updated: `Fiche enregistrée sur ce site le ${formatDay(updatedOn)}.`,
		licence: SHEET_LICENCE
	};
}
