import { declare, type PersonalTable } from '../platform/personal-data.ts';

/** Rows that refer to others come before them. */
export const PERSONAL_DATA: readonly PersonalTable[] = [
	declare({
		table: 'learning_progress',
		label: 'Ce que vous avez fait des parcours',
		links: [{ column: 'person', holds: 'person', erase: 'delete' }],
		words: {
			unit: 'Unité',
			quiz: 'Meilleur résultat au quiz, sur cinq',
			exercise: 'Exercice fait',
			version: 'Version du texte'
		}
	})
];
