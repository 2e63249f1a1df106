import type { Browser, Page } from '@playwright/test';

/** What a page made the browser receive. */
export interface Visit {
	/** Each thing received, with its kind as the browser names it. Bytes over the wire, headers included. */
	readonly parts: readonly {
		readonly address: string;
		readonly type: string;
		readonly bytes: number;
	}[];
	/** Addresses asked of another origin. */
	readonly foreign: readonly string[];
	/** JavaScript, in bytes: files, and what is written in the page. */
	readonly script: number;
}

/** Visits an address as somebody who never came. Throws when the page is not a success. */
export async function visit(browser: Browser, address: string): Promise<Visit> {
	const context = await browser.newContext();
	try {
		const page = await context.newPage();
		const record = await recordNetwork(page);
		const answer = await page.goto(address, { waitUntil: 'networkidle' });
		if (answer?.status() !== 200) throw new Error(`${address} answered ${answer?.status()}.`);
		await scrollThrough(page);
		const icon = await iconOf(page, record.asked);
		const parts = icon ? [...record.parts, icon] : record.parts;
		const files = parts.filter(({ type }) => type === 'Script');
		return {
			parts,
			foreign: record.asked.filter(
				(url) => /^(http|ws)/.test(url) && new URL(url).origin !== new URL(address).origin
			),
			script: files.reduce((sum, { bytes }) => sum + bytes, 0) + (await scriptsInPage(page))
		};
	} finally {
		await context.close();
	}
}

async function recordNetwork(page: Page) {
	const network = await page.context().newCDPSession(page);
	await network.send('Network.enable');
	await network.send('Network.setCacheDisabled', { cacheDisabled: true });
	const asked: string[] = [];
	const parts: { address: string; type: string; bytes: number }[] = [];
	const known = new Map<string, { address: string; type: string }>();
	network.on('Network.requestWillBeSent', ({ requestId, request, type, redirectResponse }) => {
		asked.push(request.url);
		if (redirectResponse) {
			const { url, encodedDataLength } = redirectResponse;
			parts.push({ address: url, type: 'Redirect', bytes: encodedDataLength });
		}
		known.set(requestId, { address: request.url, type: type ?? 'Other' });
	});
	network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const one = known.get(requestId);
		if (one && !one.address.startsWith('data:')) parts.push({ ...one, bytes: encodedDataLength });
	});
	return { asked, parts };
}

/** What is loaded only when it comes into sight counts too. */
async function scrollThrough(page: Page): Promise<void> {
	await page.evaluate(async () => {
		for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
			scrollTo(0, top);
			await new Promise((resolve) => setTimeout(resolve, 30));
		}
	});
	await page.waitForLoadState('networkidle');
}

/** A browser with a window asks for the icon; without one it does not. */
async function iconOf(
	page: Page,
	asked: readonly string[]
): Promise<Visit['parts'][number] | null> {
	const address = await page.evaluate(
		() =>
			document.querySelector<HTMLLinkElement>('link[rel~="icon"]')?.href ??
			new URL('/favicon.ico', location.href).href
	);
	if (asked.includes(address) || address.startsWith('data:')) return null;
	const answer = await page
		.context()
		.request.get(address, { headers: { 'accept-encoding': 'gzip, br' } });
	const headers = answer
		.headersArray()
		.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 19);
	// The body comes to us unpacked: this is at most too much.
	return { address, type: 'Icon', bytes: headers + (await answer.body()).length };
}

/** Characters of the scripts that the browser would run: JSON-LD is data, it does not count. */
function scriptsInPage(page: Page): Promise<number> {
	return page.evaluate(() => {
		const isScript = ({ type }: HTMLScriptElement) => /^(|module|text\/javascript)$/.test(type);
		const written = [...document.scripts].filter(isScript).map(({ text }) => text.length);
		const handlers = [...document.querySelectorAll('*')].flatMap((element) =>
			[...element.attributes]
				.filter(({ name }) => name.startsWith('on'))
				.map(({ value }) => value.length)
		);
		return [...written, ...handlers].reduce((sum, length) => sum + length, 0);
	});
}
