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
	}),
	declare({
		table: 'badge',
		label: 'Vos attestations',
		// Its place in the list of withdrawn badges stays, about nobody: the badge then counts as withdrawn.
		links: [{ column: 'person', holds: 'person', erase: 'delete' }],
		words: {
			path: 'Parcours',
			list: 'Liste des retraits',
			place: 'Place dans cette liste',
			jwt: 'Badge signé, avec le nom choisi',
			issued_at: 'Délivré le',
			revoked_at: 'Retiré le',
			revoked_by: 'Retiré par'
		}
	})
];
