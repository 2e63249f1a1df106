import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { methodSchema, passkeyNameSchema, passkeySchema } from '#lib/domain/accounts/forms.ts';
import { isFresh } from '#lib/domain/accounts/fresh.ts';
import { refusalNamed } from '#lib/domain/accounts/refusals.ts';
import {
	hasPassword,
	listMethods,
	listPasskeys,
	namePasskey,
	providersOf,
	removeMethod,
	removePasskey,
	removePassword
} from '#lib/server/accounts/index.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { accountOf, ownerOf } from '#lib/server/web/signed-in.ts';

const DONE = {
	cle: 'La clé d’accès est ajoutée : donnez-lui un nom que vous reconnaîtrez.',
	nom: 'La clé d’accès a changé de nom.',
	retrait: 'Ce moyen de connexion est retiré, et vos autres connexions sont fermées.',
	service: 'Ce service est ajouté à vos moyens de connexion.',
	motdepasse: 'Votre mot de passe et son code ouvrent maintenant votre compte.'
} as const;

export const load: PageServerLoad = async (event) => {
	const account = accountOf(event);
	const { reader, settings, context } = event.locals;
	const { searchParams } = event.url;
	const done = searchParams.get('fait') ?? '';
	const methods = await listMethods(reader, account);
	const providers = providersOf(settings).map(({ id, name }) => ({ id, name }));
	return {
		passkeys: await listPasskeys(reader, account),
		methods: methods.map(({ id, provider, since, siret }) => ({
			id,
			name: providers.find((known) => known.id === provider)?.name ?? provider,
			since,
			siret
		})),
		providers: providers.filter(({ id }) => !methods.some(({ provider }) => provider === id)),
		hasPassword: await hasPassword(reader, account),
		isFresh: isFresh(account.since, context.now),
		refusal: refusalNamed(searchParams.get('refus')),
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

export const actions: Actions = {
	nommer: (event) => {
		const account = accountOf(event);
		return answerForm(event.request, passkeyNameSchema, async ({ cle, nom }) => {
			await namePasskey(event.locals.context, account, cle, nom);
			redirect(303, '/compte/moyens?fait=nom#fait');
		});
	},
	'retirer-cle': (event) => {
		const owner = ownerOf(event);
		return answerForm(event.request, passkeySchema, async ({ cle }) => {
			await removePasskey(event.locals.context, owner, cle);
			redirect(303, '/compte/moyens?fait=retrait#fait');
		});
	},
	'retirer-service': (event) => {
		const owner = ownerOf(event);
		return answerForm(event.request, methodSchema, async ({ moyen }) => {
			await removeMethod(event.locals.context, owner, moyen);
			redirect(303, '/compte/moyens?fait=retrait#fait');
		});
	},
	'retirer-mot-de-passe': async (event) => {
		await removePassword(event.locals.context, ownerOf(event));
		redirect(303, '/compte/moyens?fait=retrait#fait');
	}
};
