import { FACETS, readQuery } from '../catalogue/query.ts';
import type { Domain } from '../catalogue/vocabulary.ts';
import type { Ignored } from '../kernel/address.ts';
import { fold } from '../kernel/typography.ts';
import { readGuideAddress } from './address.ts';
import { ROLE_PARAMETER, type Role } from './roles.ts';

/** Whom the vademecum of a territory speaks to, and the domains whose examples come first. */
export interface TerritoryBookOptions {
	readonly role: Role | null;
	readonly domains: readonly Domain[];
}

export const DOMAIN_PARAMETER = FACETS.domain.parameter;

/** Reads the options of an address; what is not understood is left aside and listed. Never fails. */
export function readTerritoryBookAddress(
	parameters: URLSearchParams
): TerritoryBookOptions & { readonly ignored: readonly Ignored[] } {
	const isDomain = ([name]: readonly [string, string]) => fold(name).trim() === DOMAIN_PARAMETER;
	const all = [...parameters];
	const { role, ignored } = readGuideAddress(
		new URLSearchParams(all.filter((one) => !isDomain(one)))
	);
	const domains = readQuery(new URLSearchParams(all.filter(isDomain)));
	return {
		role,
		domains: domains.query.domain,
		ignored: [...ignored, ...domains.ignored]
	};
}

/** The page, or its PDF, with its options in one order: the same document has one address. */
export function territoryBookPath(
	code: string,
	{ role, domains }: TerritoryBookOptions,
	form: 'page' | 'pdf' = 'page'
): string {
	const search = new URLSearchParams([
		...(role ? [[ROLE_PARAMETER, role]] : []),
		...domains.map((domain) => [DOMAIN_PARAMETER, domain])
	]).toString();
	const path = `/territoires/${code}/vademecum${form === 'pdf' ? '.pdf' : ''}`;
	return search ? `${path}?${search}` : path;
}
