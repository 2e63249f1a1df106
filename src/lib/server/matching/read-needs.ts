import { isSignedIn, type Actor } from '../../domain/kernel/actor.ts';
import type { Need } from '../../domain/matching/need.ts';
import { matchingPolicies as can } from '../../domain/matching/policies.ts';
import { refuse } from '../../domain/matching/refusals.ts';
import type { Reader } from '../platform/context.ts';
import { openGazetteer } from '../territory/index.ts';
import { selectNeedRows, toNeed } from './need-rows.ts';

/** What the reader may do with a need: told to its page. */
export interface NeedRights {
	readonly edit: boolean;
	readonly publish: boolean;
	readonly withdraw: boolean;
	readonly remove: boolean;
}

/** Reads one, whatever its state. To whoever may not read it, it does not exist: refuses `unknown_need`. */
export async function readNeed(
	reader: Reader,
	slug: string
): Promise<{ need: Need; rights: NeedRights }> {
	const row = await selectNeedRows(reader).where('need.slug', '=', slug).executeTakeFirst();
	if (!row || !can.readNeed.may(reader.actor, row)) throw refuse('unknown_need');
	return { need: toNeed(row, await openGazetteer(reader)), rights: rightsOn(reader.actor, row) };
}

function rightsOn(
	actor: Actor,
	row: { organisation: number; state: Need['state']; published_at: Date | null }
): NeedRights {
	return {
		edit: can.editNeed.may(actor, row),
		publish: can.publishNeed.may(actor, row),
		withdraw: row.state !== 'draft' && can.withdrawNeed.may(actor, row),
		remove: row.published_at === null && can.deleteDraft.may(actor, row)
	};
}

/** The organisations of the reader, by name: those for which she may write. */
export async function listOwnOrganisations(
	reader: Reader
): Promise<
	{ id: number; slug: string; name: string; place: string | null; represents: boolean }[]
> {
	if (!isSignedIn(reader.actor) || reader.actor.memberships.length === 0) return [];
	const { memberships } = reader.actor;
	const rows = await reader.db
		.selectFrom('organisation')
		.select(['id', 'slug', 'name', 'place'])
		.where(
			'id',
			'in',
			memberships.map(({ organisation }) => organisation)
		)
		.where('merged_into', 'is', null)
		.orderBy('name')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		...row,
		represents: memberships.some(
			({ organisation, role }) => organisation === row.id && role === 'representative'
		)
	}));
}

/** Every need and offer of the reader's organisations, drafts first, then the last touched. */
export async function listOwnNeeds(reader: Reader): Promise<{ need: Need; rights: NeedRights }[]> {
	if (!isSignedIn(reader.actor) || reader.actor.memberships.length === 0) return [];
	const rows = await selectNeedRows(reader)
		.where(
			'need.organisation',
			'in',
			reader.actor.memberships.map(({ organisation }) => organisation)
		)
		.orderBy((order) => order('need.state', '<>', 'draft'))
		.orderBy('need.updated_at', 'desc')
		.orderBy('need.id', 'desc')
		.execute();
	const gazetteer = await openGazetteer(reader);
	return rows.map((row) => ({
		need: toNeed(row, gazetteer),
		rights: rightsOn(reader.actor, row)
	}));
}
