import { anOrganisation, aPerson, as, someTerritories } from '#tests/cast.ts';
import { describe, engine, expect, test } from '#tests/stage.ts';
import { atOnce, onTwoConnections } from '#tests/two-connections.ts';
import type { Context } from '../platform/context.ts';
import { createNeed, publishNeed, saveNeed } from './index.ts';

async function aDraft(context: Context) {
	await someTerritories(context);
	const organisation = await anOrganisation(context, { slug: 'aines' });
	const her = await aPerson(context, { memberships: [{ organisation, role: 'representative' }] });
	const draft = await createNeed(
		as(her, context),
		{ organisation, kind: 'need' },
		{
			title: 'Rompre l’isolement',
			situation: 'Les aînés ne viennent plus au marché.',
			change: 'Ils reviennent.',
			help: ['time'],
			territory: '56260'
		}
	);
	return { her, draft };
}

describe.runIf(engine === 'postgresql')('on two connections at once,', () => {
	test('two who publish one need publish it once', () =>
		onTwoConnections(async (here, there) => {
			const { her, draft } = await aDraft(here);
			const publish = (context: Context) => publishNeed(as(her, context), draft);
			const [first, second] = await atOnce(here, publish, there, publish);
			expect(first).toMatch(/^rompre-l-isolement-\d+$/);
			// The second finds it published, and is led to it rather than to an address that is gone.
			expect(second).toBe(first);
			const needs = await here.db.selectFrom('need').select(['slug', 'state']).execute();
			expect(needs).toEqual([{ slug: first, state: 'published' }]);
			const acts = await here.db
				.selectFrom('journal')
				.select('action')
				.where('action', '=', 'need.published')
				.execute();
			expect(acts).toHaveLength(1);
		}));

	test('two who write one draft do not erase each other', () =>
		onTwoConnections(async (here, there) => {
			const { her, draft } = await aDraft(here);
			expect(
				await atOnce(
					here,
					(inside) => saveNeed(as(her, inside), draft, { limits: 'D’abord.' }, 1),
					there,
					(other) => saveNeed(as(her, other), draft, { limits: 'Ensuite.' }, 1)
				)
			).toEqual([undefined, 'changed_meanwhile']);
			const { limits } = await here.db
				.selectFrom('need')
				.select('limits')
				.executeTakeFirstOrThrow();
			expect(limits).toBe('D’abord.');
		}));
});
