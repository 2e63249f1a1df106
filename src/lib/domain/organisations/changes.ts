import { DOMAINS, FAMILIES, SDGS } from '../kernel/vocabulary.ts';
import { joinWords } from '../kernel/typography.ts';
import { writeNumber } from './numbers.ts';
import type { OrganisationFields } from './organisation.ts';
import { LANGUAGES, SIZES } from './vocabulary.ts';

export type FieldName = keyof OrganisationFields;

/** The fields in the order of the form, and their French names. */
export const FIELD_LABELS: Readonly<Record<FieldName, string>> = {
	name: 'Nom',
	acronym: 'Sigle',
	family: 'Famille',
	legalCategory: 'Catégorie juridique',
	siren: 'SIREN',
	siret: 'SIRET du siège',
	rna: 'Numéro RNA',
	purpose: 'Objet',
	domains: 'Domaines',
	sdgs: 'Objectifs de développement durable',
	place: 'Commune du siège',
	territories: 'Territoires d’action',
	size: 'Taille',
	website: 'Site web',
	languages: 'Langues'
};
export const FIELD_NAMES = Object.keys(FIELD_LABELS) as FieldName[];

/** The fields that differ. */
export function changedFields(before: OrganisationFields, after: OrganisationFields): FieldName[] {
	return FIELD_NAMES.filter(
		(field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])
	);
}

/** A field as it is read; `nameOf` names a territory. Empty when it says nothing. */
export function fieldInWords(
	field: FieldName,
	value: OrganisationFields[FieldName],
	nameOf: (code: string) => string = (code) => code
): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value))
		return joinWords(
			value.map((one) =>
				field === 'domains'
					? DOMAINS[one as keyof typeof DOMAINS].toLowerCase()
					: field === 'sdgs'
						? `ODD\u00A0${one} (${SDGS[one as keyof typeof SDGS].toLowerCase()})`
						: field === 'languages'
							? LANGUAGES[one as keyof typeof LANGUAGES]
							: nameOf(String(one))
			)
		);
	const text = String(value);
	if (field === 'family') return FAMILIES[text as keyof typeof FAMILIES] ?? text;
	if (field === 'size') return SIZES[text as keyof typeof SIZES] ?? text;
	if (field === 'place') return nameOf(text);
	return ['siren', 'siret'].includes(field) ? writeNumber(text) : text;
}

/** A difference to look at: what the site says now, what somebody writes. */
export interface Difference {
	readonly field: FieldName;
	readonly label: string;
	readonly now: string;
	readonly written: string;
}

export function differences(
	now: OrganisationFields,
	written: OrganisationFields,
	nameOf?: (code: string) => string
): Difference[] {
	return changedFields(now, written).map((field) => ({
		field,
		label: FIELD_LABELS[field],
		now: fieldInWords(field, now[field], nameOf),
		written: fieldInWords(field, written[field], nameOf)
	}));
}
