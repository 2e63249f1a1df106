import type { Example } from '../../domain/catalogue/example.ts';
import type { Withdrawn } from '../../domain/catalogue/withdrawal.ts';
import type { Context, Reader } from '../platform/context.ts';

/** Those of `slugs` that were withdrawn: what to say in place of each. */
export async function readWithdrawn(
	reader: Reader,
	slugs: readonly string[]
): Promise<Withdrawn[]> {
	if (slugs.length === 0) return [];
	return selectWithdrawn(reader).where('slug', 'in', slugs).execute();
}

/** All the withdrawn examples, the last first. */
export async function listWithdrawn(reader: Reader): Promise<Withdrawn[]> {
	return selectWithdrawn(reader).orderBy('withdrawn_at', 'desc').orderBy('slug').execute();
}

/**
 * Parts what may be imported from what was withdrawn: that stays out, but its record is kept up to
 * date for the day when it is restored.
 */
export async function setWithdrawnAside(
	context: Context,
	examples: readonly Example[]
): Promise<{ kept: readonly Example[]; aside: string[] }> {
	const out = new Set(
		(await context.db.selectFrom('withdrawn_example').select('slug').execute()).map(
			({ slug }) => slug
		)
	);
	if (out.size === 0) return { kept: examples, aside: [] };
	const aside = examples.filter(({ slug }) => out.has(slug));
	for (const example of aside) {
		await context.db
			.updateTable('withdrawn_example')
			.set({ record: JSON.stringify(example) })
			.where('slug', '=', example.slug)
			.execute();
	}
	return {
		kept: examples.filter(({ slug }) => !out.has(slug)),
		aside: aside.map(({ slug }) => slug)
	};
}

function selectWithdrawn({ db }: Reader) {
	return db
		.selectFrom('withdrawn_example')
		.select(['slug', 'title', 'reason', 'withdrawn_at as withdrawnAt']);
}
