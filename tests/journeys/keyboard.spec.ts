import { expect, test, type Page } from '@playwright/test';

/** Presses Tab until the focus is on what `wanted` says, as a person without a mouse does. */
async function tabTo(page: Page, wanted: RegExp, most = 200): Promise<void> {
	for (let pressed = 0; pressed < most; pressed++) {
		await page.keyboard.press('Tab');
		const focused = page.locator('*:focus');
		// The page has just been replaced by another, or the browser's own bar has the focus.
		if ((await focused.count()) === 0) continue;
		const name = await focused.evaluate((element) => {
			const label =
				element.getAttribute('aria-label') ??
				(element as HTMLInputElement).labels?.[0]?.textContent ??
				element.textContent ??
				'';
			return `${element.tagName} ${label.replace(/\s+/g, ' ').trim()}`;
		});
		if (wanted.test(name)) {
			await expect(focused).toBeInViewport();
			const ring = await focused.evaluate((element) => {
				const { outlineStyle, outlineWidth } = getComputedStyle(element);
				return `${outlineStyle} ${outlineWidth}`;
			});
			expect(ring, `focus is seen on ${name}`).not.toMatch(/^none| 0px$/);
			return;
		}
	}
	throw new Error(`${wanted} was not reached by ${most} presses of Tab`);
}

test('without a mouse: skip the menu, search, narrow, read a story', async ({
	page,
	javaScriptEnabled
}) => {
	test.skip(javaScriptEnabled === false, 'the test asks the page where the focus is');
	await page.goto('/');
	await tabTo(page, /^A Aller au contenu/);
	await page.keyboard.press('Enter');
	await tabTo(page, /^INPUT Quel besoin/);
	await page.keyboard.type('handicap');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/q=handicap/);
	await page.waitForLoadState();

	await tabTo(page, /^A .*Mécénat/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/categorie=mecenat/);
	await page.waitForLoadState();

	const first = page.getByRole('main').getByRole('listitem').getByRole('heading').first();
	const title = await first.innerText();
	await tabTo(page, new RegExp(`^A ${title.slice(0, 20).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});
