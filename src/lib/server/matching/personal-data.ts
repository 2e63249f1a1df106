import { declare, type PersonalTable } from '../platform/personal-data.ts';

const GONE = 'Message effacé avec le compte de la personne qui l’avait écrit.';

/** Rows that refer to others come before them. */
export const PERSONAL_DATA: readonly PersonalTable[] = [
	declare({
		table: 'message_report',
		label: 'Messages que vous avez signalés, ou dont vous avez réglé le signalement',
		links: [
			{ column: 'reported_by', holds: 'person', erase: 'delete' },
			{ column: 'settled_by', holds: 'person', erase: { set: { settled_by: null } } }
		],
		notExported: { note: 'note de travail de la modération' }
	}),
	declare({
		table: 'contact_block',
		label: 'Personnes et organisations que vous avez bloquées, ou qui vous ont bloqué',
		links: [
			{ column: 'by_person', holds: 'person', erase: 'delete' },
			{ column: 'person', holds: 'person', erase: 'delete' }
		]
	}),
	declare({
		table: 'message',
		label: 'Vos messages',
		links: [{ column: 'author', holds: 'person', erase: { set: { author: null, body: GONE } } }]
	}),
	declare({
		table: 'thread',
		label: 'Vos conversations',
		links: [
			{ column: 'from_person', holds: 'person', erase: { set: { from_person: null } } },
			{
				column: 'from_agreed_by',
				holds: 'person',
				erase: { set: { from_agreed_by: null } }
			},
			{ column: 'to_agreed_by', holds: 'person', erase: { set: { to_agreed_by: null } } }
		]
	}),
	declare({
		table: 'need',
		label: 'Besoins et offres que vous avez commencés pour une organisation',
		links: [{ column: 'written_by', holds: 'person', erase: { set: { written_by: null } } }],
		notExported: { answer_hash: 'empreinte d’une clé envoyée par courriel' }
	}),
	declare({
		table: 'personal_token',
		label: 'Vos jetons',
		links: [{ column: 'person', holds: 'person', erase: 'delete' }],
		notExported: { hash: 'ouvre l’API en votre nom' }
	})
];
