import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** All that axe knows of WCAG 2.2 AA, and what it calls good practice. */
const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that read colours: between two themes nothing else of a page differs. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe has against the page as it is, in the light theme then in the dark one: nothing, if all is
 * well. It needs scripts. For journeys that look at many pages.
 */
export async function faultsOf(page: Page): Promise<string[]> {
	const faults: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		// A colour that is changing is no colour to measure.
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const axe = new AxeBuilder({ page });
		const { violations } = await (
			colorScheme === 'light' ? axe.withTags(EVERYTHING) : axe.withRules(COLOURS)
		).analyze();
		for (const { id, nodes } of violations)
			faults.push(`${colorScheme}, ${id}: ${nodes.map(({ html }) => html).join(' ; ')}`);
	}
	return faults;
}
