import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';
import { EMPTY_QUERY } from '#lib/domain/catalogue/query.ts';
import { displayName, inTerritory } from '#lib/domain/territory/french.ts';
import { browseExamples } from '#lib/server/catalogue/index.ts';
import { drawFrance, locate, readTerritory } from '#lib/server/territory/index.ts';
import { answerForm } from '#lib/server/web/form.ts';

/** Luc-sur-Aude, and Bretagne: a point, and a whole area. */
const LOCATED = ['11209', 'R53'];

export const load: PageServerLoad = async ({ locals: { reader } }) => {
	const everything = { query: EMPTY_QUERY, chosen: null, unknown: null };
	const { territories } = await browseExamples(reader, everything);
	const { shapes, ...frame } = await drawFrance(reader, 'region');
	const locators = await Promise.all(
		LOCATED.map(async (code) => {
			const territory = await readTerritory(reader, code);
			const location = territory && (await locate(reader, territory));
			return territory && location
				? { ...location, label: inTerritory(territory), approximate: territory.approximate }
				: [];
		})
	);
	return {
		map: {
			...frame,
			shapes: shapes.map(({ code, path }) => {
				const region = territories.find((territory) => territory.code === code);
				return {
					code,
					path,
					name: region ? displayName(region) : code,
					value: region?.count,
					href: `/exemples?territoire=${code}`
				};
			})
		},
		locators: locators.flat()
	};
};

const Letter = z.object({
	nom: z
		.string('Écrivez votre nom.')
		.trim()
		.min(1, 'Écrivez votre nom.')
		.max(120, 'Raccourcissez le nom\u00A0: 120 signes au plus.'),
	courriel: z.email('Écrivez l’adresse en entier, comme prenom.nom@exemple.fr.'),
	message: z
		.string('Écrivez votre message.')
		.trim()
		.min(1, 'Écrivez votre message.')
		.max(2000, 'Raccourcissez le message\u00A0: 2\u202F000 signes au plus.'),
	sujet: z.enum(['exemple', 'donnees', 'site'], 'Choisissez un sujet.')
});

export const actions: Actions = {
	/** Keeps nothing: shows how a form fails and succeeds. */
	envoyer: ({ request }) => answerForm(request, Letter, (received) => ({ received }))
};
