import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import {
	restoreRulesSchema,
	tryRulesSchema,
	writeRulesSchema
} from '#lib/domain/diagnostic/forms.ts';
import { refuse } from '#lib/domain/diagnostic/refusals.ts';
import {
	listVersions,
	readRules,
	restoreRules,
	tryRules,
	writeRules
} from '#lib/server/diagnostic/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';
import { answerForm } from '#lib/server/web/form.ts';

const DONE = {
	ecrit: 'Les nouvelles règles s’appliquent.',
	remis: 'Les règles du produit s’appliquent à nouveau.'
} as const;

export const load: PageServerLoad = async (event) => {
	const reader = readerOf(asAdministrator(event));
	const { text, version, fault } = await readRules(reader);
	const versions = await listVersions(reader);
	const done = event.url.searchParams.get('fait') ?? '';
	return {
		text,
		version,
		fault,
		versions,
		last: versions[0]?.version ?? 0,
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

export const actions: Actions = {
	essayer: (event) => {
		const context = asAdministrator(event);
		return answerForm(event.request, tryRulesSchema, async ({ texte }) => ({
			tried: await tryRules(context, texte),
			typed: { texte }
		}));
	},
	enregistrer: (event) => {
		const context = asAdministrator(event);
		return answerForm(event.request, writeRulesSchema, async ({ texte, note, version }) => {
			const tried = await tryRules(context, texte);
			if ('faults' in tried) {
				const { message } = refuse('wrong_rules');
				return { tried, typed: { texte, note }, faults: { texte: message } };
			}
			await writeRules(context, { text: texte, note, over: version });
			redirect(303, '?fait=ecrit#fait');
		});
	},
	remettre: (event) => {
		const context = asAdministrator(event);
		return answerForm(event.request, restoreRulesSchema, async ({ note, version }) => {
			await restoreRules(context, { note, over: version });
			redirect(303, '?fait=remis#fait');
		});
	}
};
