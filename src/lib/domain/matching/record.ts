import { guardFormula } from '../catalogue/csv.ts';
import type { Need } from './need.ts';

/** A need or an offer as programs read it: the words of our vocabulary, official codes, days in ISO 8601. */
export function needRecord(need: Need, origin: string) {
	const { slug, kind, state, title, situation, publics, audience, domains, sdgs, place } = need;
	const { change, help, helpDetail, until, inReturn, limits, organisation } = need;
	return {
		slug,
		kind,
		state,
		title,
		situation,
		publics,
		audience,
		domains,
		sdgs,
		territory: place ? { code: place.code, name: place.name } : null,
		...(kind === 'need' ? { change } : {}),
		help,
		helpDetail,
		until,
		inReturn,
		limits,
		organisation: {
			slug: organisation.slug,
			name: organisation.name,
			family: organisation.family
		},
		publishedAt: need.publishedAt?.toISOString() ?? null,
		updatedAt: need.updatedAt.toISOString(),
		version: need.version,
		url: `${origin}/besoins/${slug}`
	};
}

/** The columns of the file, and what each holds. Documented in `docs/needs-csv.md`. */
export const NEED_COLUMNS = [
	'slug',
	'kind',
	'title',
	'organisation',
	'organisation_family',
	'situation',
	'publics',
	'audience',
	'domains',
	'sdgs',
	'territory_code',
	'territory_name',
	'change',
	'help',
	'help_detail',
	'until',
	'in_return',
	'limits',
	'published_on',
	'url'
] as const;

/** A need as the cells of a row; a list takes one cell, an item a line. */
export function needRow(need: Need, origin: string): string[] {
	return [
		need.slug,
		need.kind,
		need.title,
		need.organisation.name,
		need.organisation.family,
		need.situation,
		need.publics.join('\n'),
		need.audience,
		need.domains.join('\n'),
		need.sdgs.join('\n'),
		need.place?.code ?? '',
		need.place?.name ?? '',
		need.change,
		need.help.join('\n'),
		need.helpDetail,
		need.until ?? '',
		need.inReturn,
		need.limits,
		need.publishedAt?.toISOString().slice(0, 10) ?? '',
		`${origin}/besoins/${need.slug}`
	].map(guardFormula);
}
