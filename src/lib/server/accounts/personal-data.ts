import { declare, type PersonalTable } from '../platform/personal-data.ts';

const OPENS = 'ouvre votre compte\u00A0: un fichier qui traîne ne doit pas le permettre';

/** The account itself is last: its rows elsewhere go before it. */
export const PERSONAL_DATA: readonly PersonalTable[] = [
	declare({
		table: 'session',
		label: 'Vos connexions ouvertes',
		links: [{ column: 'person', holds: 'person', erase: 'delete' }],
		notExported: { token_hash: OPENS }
	}),
	declare({
		table: 'sign_in_method',
		label: 'Vos moyens de connexion',
		links: [{ column: 'person', holds: 'person', erase: 'delete' }],
		notExported: {
			password_hash: OPENS,
			access_token: OPENS,
			refresh_token: OPENS,
			id_token: OPENS
		}
	}),
	declare({
		table: 'verification',
		label: 'Vos vérifications en cours',
		links: [
			{ column: 'identifier', holds: 'mail', match: 'contains', erase: 'delete' },
			{ column: 'value', holds: 'mail', match: 'contains', erase: 'delete' },
			{ column: 'value', holds: 'person', match: 'contains', erase: 'delete' }
		],
		notExported: { identifier: OPENS, value: OPENS }
	}),
	declare({
		table: 'passkey',
		label: 'Vos clés d’accès',
		links: [{ column: 'person', holds: 'person', erase: 'delete' }],
		notExported: { public_key: OPENS, credential_id: OPENS }
	}),
	declare({
		table: 'two_factor',
		label: 'Votre second facteur',
		links: [{ column: 'person', holds: 'person', erase: 'delete' }],
		notExported: { secret: OPENS, backup_codes: OPENS }
	}),
	declare({
		table: 'mail_change',
		label: 'Votre changement d’adresse en attente',
		links: [
			{ column: 'person', holds: 'person', erase: 'delete' },
			{ column: 'new_mail', holds: 'mail', erase: 'delete' }
		],
		notExported: { old_hash: OPENS, new_hash: OPENS }
	}),
	declare({
		table: 'catalyst_grant',
		label: 'Territoires où vous êtes catalyseur',
		links: [
			{ column: 'person', holds: 'person', erase: 'delete' },
			{ column: 'granted_by', holds: 'person', erase: { set: { granted_by: null } } }
		]
	}),
	declare({
		table: 'mail',
		label: 'Courriels qui vous ont été envoyés',
		links: [
			{ column: 'person', holds: 'person', erase: 'delete' },
			{ column: 'address', holds: 'mail', erase: 'delete' }
		],
		notExported: {
			body_html: 'dit la même chose que le texte',
			body_text: 'peut contenir un lien qui ouvre votre compte',
			refusal_address: 'lien signé, que le courriel contient déjà'
		}
	}),
	declare({
		table: 'mail_refusal',
		label: 'Courriels que vous ne voulez pas recevoir',
		links: [{ column: 'person', holds: 'person', erase: 'delete' }]
	}),
	declare({
		table: 'journal',
		label: 'Journal de ce que vous avez fait, et de ce qui a été fait sur votre compte',
		links: [
			{
				column: 'person',
				holds: 'person',
				erase: {
					keepBecause:
						'le journal prouve qui a agi en cas de litige ou d’attaque\u202F; il ne contient que le numéro du compte, qui ne désigne plus personne'
				}
			},
			{
				column: 'subject',
				holds: 'person',
				erase: {
					keepBecause: 'pour la même raison\u202F; un numéro de compte effacé n’est rattaché à rien'
				}
			}
		],
		notExported: { person: 'numéro interne, le vôtre ou celui de qui administre le site' }
	}),
	declare({
		table: 'person',
		label: 'Votre compte',
		links: [{ column: 'id', holds: 'person', erase: 'delete' }]
	})
];
