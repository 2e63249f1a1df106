import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { refuseData } from '#lib/domain/territory/territory-data-refusals.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { readDataLoad, removeDataLoad } from '#lib/server/territory/index.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';

export const load: PageServerLoad = async (event) => ({
	load: await readDataLoad(readerOf(asAdministrator(event)), numberOf(event.params.load))
});

export const actions: Actions = {
	retirer: async (event) => {
		const removed = await removeDataLoad(asAdministrator(event), numberOf(event.params.load));
		redirect(303, `/administration/donnees?retire=${removed}#fait`);
	}
};

function numberOf(text: string): number {
	if (!/^[1-9]\d{0,8}$/.test(text)) throw refuseData('unknown_load');
	return Number(text);
}
