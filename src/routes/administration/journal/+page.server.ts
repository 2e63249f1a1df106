import type { PageServerLoad } from './$types';
import { listJournal, noteAccess } from '#lib/server/accounts/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';

/** A text of the address, or null: empty is all. */
function soughtIn(search: URLSearchParams, name: string): string | null {
	return search.get(name)?.replaceAll('\0', '').trim().slice(0, 200) || null;
}

export const load: PageServerLoad = async (event) => {
	const context = asAdministrator(event);
	const { searchParams } = event.url;
	const asked = Math.trunc(Number(searchParams.get('page')));
	const filter = {
		action: soughtIn(searchParams, 'acte'),
		person: soughtIn(searchParams, 'compte')
	};
	await noteAccess(context, ['page', 'journal']);
	return {
		filter,
		...(await listJournal(readerOf(context), filter, Number.isSafeInteger(asked) ? asked : 1))
	};
};
