import { isAdministrator, isModerator, type Actor } from '#lib/domain/kernel/actor.ts';

/** A page of the administration, and whether a moderator may open it. */
interface Place {
	readonly href: string;
	readonly label: string;
	/** What is done there, in one sentence. */
	readonly sentence: string;
	readonly forModerators: boolean;
}

interface Chapter {
	readonly id: string;
	readonly title: string;
	readonly places: readonly Place[];
}

/** What somebody may open, chapter by chapter: nobody is shown a page that would refuse her. */
export function chaptersFor(actor: Actor): readonly Chapter[] {
	const mayOpen = ({ forModerators }: Place) =>
		isAdministrator(actor) || (forModerators && isModerator(actor));
	return CHAPTERS.map((chapter) => ({
		...chapter,
		places: chapter.places.filter(mayOpen)
	})).filter(({ places }) => places.length > 0);
}

/** The pages of the administration, as their home lists them. */
const CHAPTERS: readonly Chapter[] = [
	{
		id: 'repondre',
		title: 'Répondre',
		places: [
			{
				href: '/administration/demandes',
				label: 'Qui représente quoi',
				sentence:
					'Répondre aux personnes qui demandent à représenter une organisation, et vérifier celles que rien n’a encore vérifiées.',
				forModerators: true
			},
			{
				href: '/administration/messages',
				label: 'Messages signalés',
				sentence:
					'Lire les messages que leurs destinataires ont signalés, et dire ce qui est fait.',
				forModerators: true
			},
			{
				href: '/administration/signalements',
				label: 'Signalements',
				sentence: 'Régler ce que des lecteurs ont trouvé faux dans les exemples.',
				forModerators: false
			}
		]
	},
	{
		id: 'gens',
		title: 'Personnes et organisations',
		places: [
			{
				href: '/administration/personnes',
				label: 'Personnes',
				sentence:
					'Trouver un compte, reconnaître des catalyseurs sur des territoires, donner les rôles.',
				forModerators: true
			},
			{
				href: '/administration/organisations',
				label: 'Réunir deux fiches',
				sentence: 'Quand une organisation a deux fiches, n’en garder qu’une sans rien perdre.',
				forModerators: true
			}
		]
	},
	{
		id: 'savoir',
		title: 'Ce que le site sait',
		places: [
			{
				href: '/administration/donnees',
				label: 'Données des territoires',
				sentence: 'Charger des chiffres par territoire, avec leur source, ou les retirer.',
				forModerators: false
			},
			{
				href: '/administration/registres',
				label: 'Registres officiels',
				sentence: 'Voir quels fichiers du RNA et de Sirene sont chargés, et depuis quand.',
				forModerators: false
			},
			{
				href: '/administration/orientation',
				label: 'Règles d’orientation',
				sentence:
					'Changer ce que «\u202FSe situer\u202F» conseille, et voir l’effet avant d’enregistrer.',
				forModerators: false
			},
			{
				href: '/administration/parcours',
				label: 'Questions des parcours',
				sentence:
					'Voir quelles questions de «\u202FApprendre\u202F» font trébucher, pour les relire.',
				forModerators: false
			}
		]
	},
	{
		id: 'marche',
		title: 'La marche du site',
		places: [
			{
				href: '/administration/courriels',
				label: 'Courriels',
				sentence: 'Voir ce qui est parti, ce qui attend et ce qui n’est pas parti.',
				forModerators: false
			},
			{
				href: '/administration/journal',
				label: 'Journal',
				sentence: 'Savoir qui a fait quoi, et quand.',
				forModerators: false
			},
			{
				href: '/administration/composants',
				label: 'Composants',
				sentence: 'Voir tout ce dont les pages sont faites, dans les deux thèmes.',
				forModerators: true
			}
		]
	}
];
