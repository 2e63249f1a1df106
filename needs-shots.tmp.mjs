import { chromium } from 'playwright-core';
import { existsSync, readFileSync } from 'node:fs';
const cast = JSON.parse(readFileSync('/tmp/needs-cast.json'))['without JavaScript'];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const base = 'http://localhost:3105';
const state = (who) => `/tmp/needs-${who}.json`;
for (const who of ['lea', 'paul']) {
	if (existsSync(state(who))) continue;
	const c = await browser.newContext(); const p = await c.newPage();
	await p.goto(base + cast[who]); await p.getByRole('button', { name: /connecter/i }).click(); await p.waitForLoadState();
	await c.storageState({ path: state(who) });
}
const [who, ...paths] = process.argv.slice(2);
for (const [width, colorScheme] of [[360,'light'],[1280,'light'],[360,'dark'],[1280,'dark']]) {
	if (process.env.ONLY && !process.env.ONLY.split(',').includes(`${width}${colorScheme}`)) continue;
	const c = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, ...(who === '-' ? {} : { storageState: state(who) }) });
	const p = await c.newPage();
	for (const path of paths) { await p.goto(base + path); await p.waitForTimeout(150); await p.screenshot({ path: `/tmp/needs-shots/${path.replace(/\W+/g,'_').slice(0,40)}-${width}${colorScheme}.png`, fullPage: true }); }
	await c.close();
}
await browser.close();
