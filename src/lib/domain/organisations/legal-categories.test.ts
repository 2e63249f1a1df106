import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { familyOfLegalCategory, isNaturalPerson } from './legal-categories.ts';

const ROWS: { code: string; libelle: string; famille_proposee: string }[] = parse(
	readFileSync('data/nomenclatures/categories-juridiques.csv', 'utf8'),
	{ columns: true }
);

/** What the grouping proposed with the nomenclature may become in ours. */
const MAY_BE: Readonly<Record<string, readonly (string | null)[]>> = {
	'association-fondation': ['association', 'fondation'],
	collectivite: ['collectivite'],
	cooperative: ['ess'],
	mutuelle: ['ess'],
	public: ['etat', 'collectivite', 'academique'],
	societe: ['entreprise', 'ess'],
	'syndicat-ordre': ['reseau'],
	'entrepreneur-individuel': [null],
	autre: [null, 'etat', 'entreprise', 'ess']
};

test('every legal category of INSEE leads to a family that its grouping allows', () => {
	expect(ROWS).toHaveLength(260);
	for (const { code, libelle, famille_proposee } of ROWS)
		expect(MAY_BE[famille_proposee], `${code} ${libelle}`).toContain(familyOfLegalCategory(code));
});

test('a cooperative is of the social economy, whatever company it is too', () => {
	for (const { code, libelle } of ROWS)
		if (/coopérative|mutuel(?!le agricole)/i.test(libelle) && !/^(349|73|74|99|519[13])/.test(code))
			expect(familyOfLegalCategory(code), `${code} ${libelle}`).toBe('ess');
});

test('natural persons are told from the others', () => {
	expect(isNaturalPerson('1000')).toBe(true);
	expect(isNaturalPerson('9220')).toBe(false);
});
