import { z } from 'zod';
import { badgeNameFault, cleanBadgeName } from './badge.ts';
import { PATH_IDS } from './graph.ts';

export const earnBadgeSchema = z.object({
	parcours: z.enum(PATH_IDS, 'Rechargez la page\u00A0: ce parcours n’existe pas.'),
	nom: z
		.string('Écrivez le nom que le badge portera.')
		.transform(cleanBadgeName)
		.superRefine((name, context) => {
			const fault = badgeNameFault(name);
			if (fault) context.addIssue({ code: 'custom', message: fault });
		})
});
