import { randomBytes } from 'node:crypto';
import { mendSlug } from '../../domain/catalogue/slug.ts';
import { demand } from '../../domain/kernel/policy.ts';
import { canBecome } from '../../domain/matching/lifecycle.ts';
import { missingIn, type NeedContent } from '../../domain/matching/need.ts';
import { matchingPolicies as can } from '../../domain/matching/policies.ts';
import { refuse } from '../../domain/matching/refusals.ts';
import type { NeedKind, NeedState } from '../../domain/matching/vocabulary.ts';
import { readerOf, transact, type Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { bumpRevision } from '../platform/revision.ts';
import { openGazetteer } from '../territory/index.ts';
import { columnsOf, contentOf } from './need-rows.ts';

/**
 * Begins a draft for an organisation; answers its slug. Only its members read it. Refuses
 * `unknown_organisation` and what `saveNeed` refuses.
 */
export async function createNeed(
	context: Context,
	given: { organisation: number; kind: NeedKind },
	content: Partial<NeedContent> = {}
): Promise<string> {
	demand(context.actor, can.createNeed, given);
	return transact(context, async (inside) => {
		const organisation = await inside.db
			.selectFrom('organisation')
			.select('id')
			.where('id', '=', given.organisation)
			.where('merged_into', 'is', null)
			.executeTakeFirst();
		if (!organisation) throw refuse('unknown_organisation', 'organisation');
		const checked = await checkContent(inside, content);
		const slug = `brouillon-${randomBytes(6).toString('hex')}`;
		await inside.db
			.insertInto('need')
			.values({
				...columnsOf(checked),
				slug,
				organisation: given.organisation,
				kind: given.kind,
				state: 'draft',
				written_by: inside.actor.kind === 'person' ? inside.actor.id : null,
				created_at: inside.now,
				updated_at: inside.now
			})
			.execute();
		return slug;
	});
}

/**
 * Writes some answers. `version`, when given, is what the form was made from: if somebody wrote since,
 * refuses `changed_meanwhile` and nothing is lost on either side. Refuses `unknown_need`,
 * `unknown_territory`, `past_day`, and `incomplete` when a published one would lose what it must tell.
 */
export async function saveNeed(
	context: Context,
	slug: string,
	changes: Partial<NeedContent>,
	version?: number
): Promise<void> {
	await transact(context, async (inside) => {
		const row = await lockNeed(inside, slug);
		demand(inside.actor, can.editNeed, row);
		if (version !== undefined && version !== row.version) throw refuse('changed_meanwhile');
		const checked = await checkContent(inside, changes, row.until);
		if (row.state !== 'draft') {
			const [missing] = missingIn({ ...contentOf(row), ...checked }, row.kind);
			if (missing) throw refuse('incomplete', missing);
			await bumpRevision(inside, 'needs');
		}
		await inside.db
			.updateTable('need')
			.set({ ...columnsOf(checked), updated_at: inside.now, version: row.version + 1 })
			.where('id', '=', row.id)
			.execute();
	});
}

/**
 * Shows it to everybody, from a draft or again after it was closed or expired; answers its slug, made
 * from its title the first time. Refuses `incomplete`, `past_day` and `wrong_state`.
 */
export async function publishNeed(context: Context, slug: string): Promise<string> {
	return transact(context, async (inside) => {
		const row = await lockNeed(inside, slug);
		demand(inside.actor, can.publishNeed, row);
		if (!canBecome(row.state, 'published')) throw refuse('wrong_state');
		const [missing] = missingIn(contentOf(row), row.kind);
		if (missing) throw refuse('incomplete', missing);
		if (isPast(row.until, inside.now)) throw refuse('past_day', 'until');
		const published = row.published_at === null ? `${mendSlug(row.title, 80)}-${row.id}` : row.slug;
		await bumpRevision(inside, 'needs');
		await inside.db
			.updateTable('need')
			.set({
				slug: published,
				state: 'published',
				published_at: row.published_at ?? inside.now,
				confirmed_at: inside.now,
				asked_at: null,
				answer_hash: null,
				closed_at: null,
				updated_at: inside.now,
				version: row.version + 1
			})
			.where('id', '=', row.id)
			.execute();
		const action = row.published_at === null ? 'need.published' : 'need.renewed';
		await writeJournal(inside, { action, subject: ['need', row.id] });
		return published;
	});
}

/** Says that it was met, or is no longer true: its page stays and says so. Refuses `wrong_state`. */
export async function closeNeed(
	context: Context,
	slug: string,
	state: 'fulfilled' | 'expired'
): Promise<void> {
	await transact(context, async (inside) => {
		const row = await lockNeed(inside, slug);
		demand(inside.actor, can.publishNeed, row);
		if (!canBecome(row.state, state)) throw refuse('wrong_state');
		await settle(inside, row.id, state);
	});
}

/** Puts a published one back among the drafts: its page disappears, its slug is kept. */
export async function withdrawNeed(context: Context, slug: string): Promise<void> {
	await transact(context, async (inside) => {
		const row = await lockNeed(inside, slug);
		demand(inside.actor, can.withdrawNeed, row);
		if (row.state === 'draft') throw refuse('wrong_state');
		await bumpRevision(inside, 'needs');
		await inside.db
			.updateTable('need')
			.set({
				state: 'draft',
				asked_at: null,
				answer_hash: null,
				updated_at: inside.now,
				version: row.version + 1
			})
			.where('id', '=', row.id)
			.execute();
		await writeJournal(inside, { action: 'need.withdrawn', subject: ['need', row.id] });
	});
}

/** Erases a draft that nobody else ever read. Refuses `wrong_state` when it was published once. */
export async function deleteDraft(context: Context, slug: string): Promise<void> {
	await transact(context, async (inside) => {
		const row = await lockNeed(inside, slug);
		demand(inside.actor, can.deleteDraft, row);
		if (row.published_at) throw refuse('wrong_state');
		await inside.db.deleteFrom('need').where('id', '=', row.id).execute();
	});
}

/** Writes the state in which a need is left; whoever calls holds its row and has the right. */
export async function settle(
	inside: Context,
	need: number,
	state: Exclude<NeedState, 'draft'>
): Promise<void> {
	await bumpRevision(inside, 'needs');
	await inside.db
		.updateTable('need')
		.set((update) => ({
			state,
			asked_at: null,
			answer_hash: null,
			...(state === 'published'
				? { confirmed_at: inside.now, closed_at: null }
				: { closed_at: inside.now }),
			updated_at: inside.now,
			version: update('version', '+', 1)
		}))
		.where('id', '=', need)
		.execute();
	await writeJournal(inside, { action: `need.${state}`, subject: ['need', need] });
}

/** The row of a slug, held until the end; to whoever may not read it, it does not exist. */
async function lockNeed(context: Context, slug: string) {
	const row = await context.db
		.selectFrom('need')
		.selectAll()
		// By its number: the address changes when somebody else publishes it while this one waits.
		.where('id', 'in', (of) => of.selectFrom('need').select('id').where('slug', '=', slug))
		.forUpdate()
		.executeTakeFirst();
	if (!row || !can.readNeed.may(context.actor, row)) throw refuse('unknown_need');
	return row;
}

/** What only the present can say of an answer: a territory that is one, a day to come. */
async function checkContent(
	context: Context,
	content: Partial<NeedContent>,
	keptDay: string | null = null
): Promise<Partial<NeedContent>> {
	const { until } = content;
	if (until && until !== keptDay && isPast(until, context.now)) throw refuse('past_day', 'until');
	if (!content.territory) return content;
	const place = (await openGazetteer(readerOf(context))).read(content.territory);
	if (!place) throw refuse('unknown_territory', 'territory');
	return { ...content, territory: place.code };
}

function isPast(day: string | null, now: Date): boolean {
	return day !== null && day < now.toISOString().slice(0, 10);
}
