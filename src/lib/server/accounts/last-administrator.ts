import type { Context } from '../platform/context.ts';

/**
 * Would nobody administer the site without this person? Who asked to be erased counts no more. Holds all
 * administrators until the end of the transaction: two of them cannot each leave, or take the role of the
 * other, at once.
 */
export async function isLastAdministrator({ db }: Context, person: string): Promise<boolean> {
	const administrators = await db
		.selectFrom('person')
		.select(['id', 'erase_after'])
		.where('role', '=', 'administrator')
		.orderBy('id')
		.forUpdate()
		.execute();
	return (
		administrators.some(({ id }) => id === person) &&
		!administrators.some(({ id, erase_after }) => id !== person && erase_after === null)
	);
}
