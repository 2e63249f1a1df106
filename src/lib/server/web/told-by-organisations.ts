import type { Told } from '#lib/domain/organisations/select.ts';
import { whoTells } from '#lib/server/matching/index.ts';
import type { Reader } from '#lib/server/platform/context.ts';

/** What organisations look for and offer, as the directory takes it: it does not know needs itself. */
export async function toldByOrganisations(reader: Reader): Promise<Told> {
	return new Map(
		[...(await whoTells(reader))].map(([organisation, kinds]) => [
			organisation,
			[...kinds].map((kind) => (kind === 'need' ? 'cherche' : 'propose'))
		])
	);
}
