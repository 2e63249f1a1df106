import type { NamedTerritory } from '../territory/territory.ts';
import type { OrganisationFields } from './organisation.ts';
import type { RegisterEntry } from './register-entry.ts';
import { familyOfLegalCategory } from './legal-categories.ts';

/** What stands in the fields of the form, by their names. No schema here (pages-carry-no-schema). */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** « Rennes (35238) »: how a territory stands in a field, and is read again. */
export function writePlace({ name, code }: Pick<NamedTerritory, 'name' | 'code'>): string {
	return `${name} (${code})`;
}

/** The form of an organisation as it is; `nameOf` names a territory by its code. */
export function toFormValues(
	fields: OrganisationFields,
	nameOf: (code: string) => string
): FormValues {
	const place = (code: string) => writePlace({ code, name: nameOf(code) });
	return {
		nom: fields.name,
		sigle: fields.acronym ?? '',
		famille: fields.family,
		categorie: fields.legalCategory ?? '',
		siren: fields.siren ?? '',
		siret: fields.siret ?? '',
		rna: fields.rna ?? '',
		objet: fields.purpose ?? '',
		domaines: fields.domains,
		odd: fields.sdgs.map(String),
		lieu: fields.place ? place(fields.place) : '',
		territoires: fields.territories.map(place).join('\n'),
		taille: fields.size ?? '',
		site: fields.website ?? '',
		langues: fields.languages
	};
}

/** The form of an organisation that the registers know: what they say, to be completed. */
export function fromRegister(entry: RegisterEntry): FormValues {
	return {
		nom: entry.name,
		sigle: entry.acronym ?? '',
		famille:
			(entry.legalCategory && familyOfLegalCategory(entry.legalCategory)) ||
			(entry.rna ? 'association' : ''),
		categorie: entry.legalCategory ?? '',
		siren: entry.siren ?? '',
		siret: entry.siret ?? '',
		rna: entry.rna ?? '',
		objet: entry.purpose ?? '',
		domaines: entry.domains,
		lieu: entry.place ? writePlace({ code: entry.place, name: entry.town ?? entry.place }) : '',
		site: entry.website ?? '',
		langues: ['fr']
	};
}
