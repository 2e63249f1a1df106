import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import {
	agreementSchema,
	blockSchema,
	replySchema,
	reportMessageSchema
} from '#lib/domain/matching/message-schema.ts';
import {
	agreeToShow,
	blockSender,
	readThread,
	reply,
	reportMessage,
	unblockSender
} from '#lib/server/matching/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { publicOrigin } from '#lib/server/web/guest.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

const DONE = {
	envoye: 'Votre message est envoyé.',
	accord: 'Votre accord est noté.',
	reprise: 'Votre accord est repris\u00A0: votre adresse ne sera pas montrée.',
	bloque: 'C’est bloqué\u00A0: vous ne recevrez plus ces messages.',
	debloque: 'C’est débloqué.',
	signale: 'Merci\u00A0: une personne de la modération lira ce message.'
} as const;

export const load: PageServerLoad = async (event) => {
	const thread = await readThread(readerOf(asSignedIn(event)), event.params.cle);
	const done = event.url.searchParams.get('fait') ?? '';
	return {
		thread,
		reporting: Number(event.url.searchParams.get('signaler')) || null,
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

function back({ params }: RequestEvent, done: keyof typeof DONE): never {
	redirect(303, `/messages/${params.cle}?fait=${done}#fait`);
}

export const actions: Actions = {
	repondre: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, replySchema, async ({ message }) => {
			await reply(context, event.params.cle, message, publicOrigin(event));
			back(event, 'envoye');
		});
	},
	accord: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, agreementSchema, async ({ accord }) => {
			await agreeToShow(context, event.params.cle, accord === 'oui', publicOrigin(event));
			back(event, accord === 'oui' ? 'accord' : 'reprise');
		});
	},
	bloquer: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, blockSchema, async ({ quoi, sens }) => {
			await (sens === 'bloquer' ? blockSender : unblockSender)(context, event.params.cle, quoi);
			back(event, sens === 'bloquer' ? 'bloque' : 'debloque');
		});
	},
	signaler: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, reportMessageSchema, async ({ numero, raison }) => {
			await reportMessage(context, event.params.cle, numero, raison);
			back(event, 'signale');
		});
	}
};
