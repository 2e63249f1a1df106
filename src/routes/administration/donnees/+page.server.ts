import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { formatNumber } from '#lib/domain/kernel/typography.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import {
	listDataIndicators,
	listDataLoads,
	loadTerritoryData,
	readDataFile,
	UnreadableDataFile
} from '#lib/server/territory/index.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';

/** Faults that a page shows; the command shows more. */
const SHOWN = 100;

export const load: PageServerLoad = async (event) => {
	const reader = readerOf(asAdministrator(event));
	const removed = event.url.searchParams.get('retire');
	return {
		loads: await listDataLoads(reader),
		indicators: (await listDataIndicators(reader)).map(({ id, label }) => ({ id, label })),
		removed: removed !== null && /^\d{1,9}$/.test(removed) ? Number(removed) : null
	};
};

export const actions: Actions = {
	charger: async (event) => {
		const context = asAdministrator(event);
		const form = await event.request.formData();
		const values = chosenFile(form.get('valeurs'));
		const dictionary = chosenFile(form.get('dictionnaire'));
		const partial = form.get('partiel') === 'oui';
		const typed = {
			partial,
			chosen: [values, dictionary].flatMap((file) =>
				file ? [`${file.name} (${formatNumber(Math.ceil(file.size / 1024))}\u00A0ko)`] : []
			)
		};
		if (!values && !dictionary) {
			const sentence = 'Choisissez un fichier de valeurs, un dictionnaire, ou les deux.';
			return fail(422, { faults: { valeurs: sentence }, typed, report: null });
		}
		try {
			const files = {
				values: values && readDataFile('values', values.name, await values.bytes()),
				dictionary:
					dictionary && readDataFile('dictionary', dictionary.name, await dictionary.bytes())
			};
			const { faults, ...report } = await loadTerritoryData(context, files, { partial });
			const answer = {
				faults: {},
				typed,
				report: { ...report, faults: faults.slice(0, SHOWN), allFaults: faults.length }
			};
			return report.written ? answer : fail(422, answer);
		} catch (error) {
			if (!(error instanceof UnreadableDataFile)) throw error;
			const field = error.file === 'values' ? 'valeurs' : 'dictionnaire';
			return fail(422, { faults: { [field]: error.message }, typed, report: null });
		}
	}
};

/** A field left empty comes as a file without a name. */
function chosenFile(entry: FormDataEntryValue | null): File | undefined {
	return entry instanceof File && (entry.name !== '' || entry.size > 0) ? entry : undefined;
}
