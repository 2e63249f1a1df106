import type { Selectable } from 'kysely';
import type { Family } from '../../domain/catalogue/vocabulary.ts';
import type { Need, NeedContent } from '../../domain/matching/need.ts';
import { kindOfCode } from '../../domain/territory/code.ts';
import type { Gazetteer } from '../../domain/territory/gazetteer.ts';
import type { Reader } from '../platform/context.ts';
import type { Database } from '../platform/db/schema.ts';

export type NeedRow = Selectable<Database['need']> & {
	organisation_slug: string;
	organisation_name: string;
	family: string;
};

/** Needs with the organisation that tells them. One that was merged into another is named by the other. */
export function selectNeedRows({ db }: Reader) {
	return db
		.selectFrom('need')
		.innerJoin('organisation', 'organisation.id', 'need.organisation')
		.selectAll('need')
		.select([
			'organisation.slug as organisation_slug',
			'organisation.name as organisation_name',
			'organisation.family'
		]);
}

export function toNeed(row: NeedRow, gazetteer: Gazetteer): Need {
	const place = row.territory ? gazetteer.read(row.territory) : undefined;
	return {
		...contentOf(row),
		slug: row.slug,
		kind: row.kind,
		state: row.state,
		organisation: {
			id: row.organisation,
			slug: row.organisation_slug,
			name: row.organisation_name,
			family: row.family as Family
		},
		place: place
			? { code: place.code, kind: kindOfCode(place.code), name: place.name, article: place.article }
			: null,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
		publishedAt: row.published_at,
		confirmedAt: row.confirmed_at,
		askedAt: row.asked_at,
		closedAt: row.closed_at,
		version: row.version
	};
}

/** What was told was checked when it was written (domain/matching/need-schema.ts). */
export function contentOf(row: Selectable<Database['need']>): NeedContent {
	const { title, situation, publics, audience, domains, sdgs, territory, change } = row;
	const { help, help_detail: helpDetail, until, in_return: inReturn, limits } = row;
	return {
		title,
		situation,
		publics,
		audience,
		domains,
		sdgs,
		territory,
		change,
		help,
		helpDetail,
		until,
		inReturn,
		limits
	} as NeedContent;
}

/** The columns of what is told; a field left out is not touched. */
export function columnsOf(content: Partial<NeedContent>) {
	const { helpDetail, inReturn, publics, domains, sdgs, help, ...same } = content;
	return {
		...same,
		...(publics && { publics: [...publics] }),
		...(domains && { domains: [...domains] }),
		...(sdgs && { sdgs: [...sdgs] }),
		...(help && { help: [...help] }),
		...(helpDetail !== undefined && { help_detail: helpDetail }),
		...(inReturn !== undefined && { in_return: inReturn })
	};
}
