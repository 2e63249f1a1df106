import { declare, type PersonalTable } from '../platform/personal-data.ts';

export const PERSONAL_DATA: readonly PersonalTable[] = [
	declare({
		table: 'report',
		label: 'Signalements envoyés avec votre adresse',
		links: [
			{
				column: 'mail',
				holds: 'mail',
				// The fingerprint was made with the address: it goes with it.
				erase: { set: { mail: null, fingerprint: null } }
			}
		],
		notExported: {
			fingerprint: 'empreinte technique de ce que vous avez écrit',
			note: 'note de travail de qui administre le site'
		}
	})
];
