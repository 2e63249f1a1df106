import type { Context } from '../platform/context.ts';
import { bumpRevision } from '../platform/revision.ts';

/**
 * What the area does when the organisation `from` becomes the organisation `into`: its needs, offers,
 * conversations and blocks are those of the other. A conversation that the two had goes on between the
 * person who began it and the organisation. In the transaction of the merge.
 */
export async function moveToOrganisation(
	context: Context,
	from: number,
	into: number
): Promise<void> {
	const { db } = context;
	await bumpRevision(context, 'needs');
	await db
		.updateTable('need')
		.set({ organisation: into })
		.where('organisation', '=', from)
		.execute();
	await db
		.updateTable('thread')
		.set({ from_organisation: null })
		.where('from_organisation', 'in', [from, into])
		.where('to_organisation', 'in', [from, into])
		.execute();
	for (const side of ['from_organisation', 'to_organisation'] as const)
		await db
			.updateTable('thread')
			.set({ [side]: into })
			.where(side, '=', from)
			.execute();
	await moveBlocks(context, from, into);
}

/** Nobody blocks herself, and a block that the other had already is not written twice. */
async function moveBlocks({ db }: Context, from: number, into: number): Promise<void> {
	await db
		.deleteFrom('contact_block')
		.where('by_organisation', 'in', [from, into])
		.where('organisation', 'in', [from, into])
		.execute();
	for (const [moved, other] of [
		['by_organisation', ['organisation', 'person']],
		['organisation', ['by_organisation', 'by_person']]
	] as const) {
		await db
			.deleteFrom('contact_block as block')
			.where(`block.${moved}`, '=', from)
			.where(({ exists, selectFrom }) =>
				exists(
					selectFrom('contact_block as same')
						.select('same.id')
						.where(`same.${moved}`, '=', into)
						.where((where) =>
							where.and(
								other.map((column) =>
									where(`same.${column}`, 'is not distinct from', where.ref(`block.${column}`))
								)
							)
						)
				)
			)
			.execute();
		await db
			.updateTable('contact_block')
			.set({ [moved]: into })
			.where(moved, '=', from)
			.execute();
	}
}
