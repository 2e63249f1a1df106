import { aFilledFolder, startSite } from '../site.ts';
import { seedNeedsCast } from './needs-cast.ts';
import { ADMIN_PASSWORD } from './pages.ts';

/** Before the journeys: the real site on a free port, with data of its own. Answers what ends it. */
export default async function prepare(): Promise<(() => Promise<void>) | undefined> {
	if (process.env.SITE_UNDER_TEST) return undefined; // a site that someone else started
	const { folder, remove } = await aFilledFolder();
	await seedNeedsCast(folder);
	const site = await startSite(folder, { ADMIN_PASSWORD });
	process.env.SITE_UNDER_TEST = site.address; // read by the configuration in each worker
	return async () => {
		await site.end('SIGTERM');
		await remove();
		const bugs = site.logged().filter(({ message }) => message === 'bug');
		if (bugs.length > 0)
			throw new Error(`Bugs were logged during the journeys:\n${JSON.stringify(bugs, null, '\t')}`);
	};
}
