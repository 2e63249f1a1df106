import { declare, type PersonalTable } from '../platform/personal-data.ts';

const OPENS =
	'ouvre un lien envoyé par courriel\u00A0: un fichier qui traîne ne doit pas le permettre';

export const PERSONAL_DATA: readonly PersonalTable[] = [
	declare({
		table: 'membership',
		label: 'Organisations auxquelles vous participez',
		links: [{ column: 'person', holds: 'person', erase: 'delete' }]
	}),
	declare({
		table: 'organisation_claim',
		label: 'Vos demandes pour représenter une organisation',
		links: [
			{ column: 'person', holds: 'person', erase: 'delete' },
			// An address that somebody else wrote in her own demand.
			{ column: 'address', holds: 'mail', erase: { set: { address: null } } }
		],
		notExported: { token_hash: OPENS }
	}),
	declare({
		table: 'organisation_invitation',
		label: 'Invitations dans une organisation, reçues ou envoyées',
		links: [
			{ column: 'mail', holds: 'mail', erase: 'delete' },
			{ column: 'invited_by', holds: 'person', erase: { set: { invited_by: null } } }
		],
		notExported: { token_hash: OPENS }
	})
];
