import type { PageServerLoad } from './$types';
import { computeGiving } from '#lib/domain/guide/corporate-giving.ts';
import { carriedFields, givingFields, readGivingForm } from '#lib/domain/guide/giving-form.ts';
import { explainGiving } from '#lib/domain/guide/giving-steps.ts';
import { readGivingLaw, readGivingTexts } from '#lib/server/guide/index.ts';

/** The address is the whole state: nothing of what a company writes is kept, not even in the page cache. */
export const load: PageServerLoad = async ({ url, locals }) => {
	if (url.search === '') await locals.keepPage('day');
	const day = locals.context.now.toISOString().slice(0, 10);
	const law = await readGivingLaw(day);
	const years = law.carryYears.value;
	const form = readGivingForm(url.searchParams, years);
	const giving = form.gift && computeGiving(form.gift, law);
	return {
		day,
		law,
		form,
		carried: carriedFields(years),
		fields: givingFields(years),
		texts: await readGivingTexts(),
		answer: form.gift && giving && { giving, steps: explainGiving(form.gift, giving, law) }
	};
};
