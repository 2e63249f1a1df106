import { OpenAPIHono } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { registerActors } from './actors.ts';
import { registerExamples } from './examples.ts';
import { registerIndicators } from './indicators.ts';
import { registerNeeds } from './needs.ts';
import type { ApiEnvironment } from './environment.ts';
import { registerOrganisationWriting } from './organisation-writing.ts';
import { registerOrganisations } from './organisations.ts';
import { answerError, answerInvalid, answerNotFound } from './problem.ts';
import { registerStatistics } from './statistics.ts';
import { registerTerritories } from './territories.ts';
import { registerTerritoryData } from './territory-data.ts';
import { actByToken, describeTokens } from './token.ts';

const API_DESCRIPTION = {
	openapi: '3.1.0',
	info: {
		title: 'API ouverte de Faire alliance',
		version: '1.0.0',
		description:
			'Lecture libre, sans clé ni compte ; seules les adresses qui écrivent demandent un jeton personnel (Mon compte, Jetons). Les paramètres sont ceux de la page /exemples : une recherche trouvée à l’écran se rejoue ici avec la même adresse. ' +
			'Les fautes sont rendues en « problem details » (RFC 9457) avec le champ en cause. ' +
			'Le catalogue entier se télécharge en un fichier : /exemples.jsonl et /exemples.csv.',
		license: {
			name: 'Licence Ouverte 2.0',
			url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/'
		}
	},
	tags: [
		{ name: 'Exemples', description: 'Les exemples inspirants d’alliances, avec leurs sources.' },
		{
			name: 'Acteurs',
			description: 'Les organisations que nomment les exemples, et avec qui elles s’allient.'
		},
		{
			name: 'Organisations',
			description: 'Les organisations présentes sur le site, telles qu’elles se présentent.'
		},
		{
			name: 'Indicateurs',
			description: 'Des chiffres d’enquêtes, avec leur public, leur année, leur source.'
		},
		{
			name: 'Territoires',
			description: 'Communes, intercommunalités, départements et régions, millésime 2026.'
		},
		{
			name: 'Données des territoires',
			description:
				'Ce que la personne qui administre ce site a chargé, avec ses sources ; la licence est celle de chaque source.'
		},
		{
			name: 'Besoins et offres',
			description:
				'Ce que des organisations cherchent ou peuvent apporter. Lecture libre ; écriture avec un jeton personnel.'
		},
		{
			name: 'Statistiques',
			description:
				'Les exemples comptés par une ou deux dimensions : une collection, pas un échantillon.'
		}
	]
};

/** The open API: the same functions as the pages, answered in JSON. Open to every origin: it knows no cookie, only tokens. */
export function createApi(): OpenAPIHono<ApiEnvironment> {
	const api = new OpenAPIHono<ApiEnvironment>({ defaultHook: answerInvalid }).basePath('/api');
	api.use(
		cors({
			origin: '*',
			allowMethods: ['GET', 'HEAD', 'OPTIONS', 'POST', 'PATCH'],
			exposeHeaders: ['etag', 'link'],
			maxAge: 86_400
		})
	);
	api.use(actByToken);
	describeTokens(api);
	registerExamples(api);
	registerActors(api);
	registerOrganisations(api);
	registerOrganisationWriting(api);
	registerIndicators(api);
	registerTerritories(api);
	registerTerritoryData(api);
	registerStatistics(api);
	registerNeeds(api);
	api.get('/v1/openapi.json', (c) => c.json(describe(api, c.env.origin)));
	api.notFound(answerNotFound);
	api.onError(answerError);
	return api;
}

let described: OpenAPIHono<ApiEnvironment> | undefined;

/** The OpenAPI 3.1 document, for the given public address. */
export function describeApi(origin: string) {
	return describe((described ??= createApi()), origin);
}

function describe(api: OpenAPIHono<ApiEnvironment>, origin: string) {
	return api.getOpenAPI31Document({ ...API_DESCRIPTION, servers: [{ url: origin }] });
}
