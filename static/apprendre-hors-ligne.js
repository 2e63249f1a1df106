// Keeps the pages of « Apprendre » that were opened, to read them again without network. It answers for
// /apprendre only, asks the network first, and keeps what anybody would see: never a page made for somebody.
const SHELF = 'apprendre-1';
const PAGE = /^\/apprendre(\/[a-z0-9/-]*)?$/;
const PART = /^\/(_app\/immutable\/|favicon\.svg$)/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(begin()));

async function begin() {
	for (const name of await caches.keys())
		if (name.startsWith('apprendre-') && name !== SHELF) await caches.delete(name);
	await self.clients.claim();
}

// The page that has just been opened, and the files it is made of.
self.addEventListener('message', ({ data }) => {
	const asked = Array.isArray(data?.keep) ? data.keep.slice(0, 60) : [];
	for (const address of asked) void keep(address);
});

async function keep(address) {
	const url = new URL(address, self.location.origin);
	if (url.origin !== self.location.origin || !(PAGE.test(url.pathname) || PART.test(url.pathname)))
		return;
	const shelf = await caches.open(SHELF);
	if (PART.test(url.pathname) && (await shelf.match(url.pathname))) return;
	try {
		// Without cookies: the page of a visitor.
		const answer = await fetch(url.pathname, { credentials: 'omit' });
		if (answer.ok && !answer.redirected) await shelf.put(url.pathname, answer);
	} catch {
		// No network: what is kept stays.
	}
}

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	if (PART.test(url.pathname)) event.respondWith(partOf(request, url));
	else if (request.mode === 'navigate' && PAGE.test(url.pathname))
		event.respondWith(pageOf(request, url));
});

/** The name of these files changes with what they hold: the one kept is the right one. */
async function partOf(request, url) {
	return (await caches.match(url.pathname, { cacheName: SHELF })) ?? fetch(request);
}

async function pageOf(request, url) {
	try {
		return await fetch(request);
	} catch (error) {
		const shelf = await caches.open(SHELF);
		const kept = (await shelf.match(url.pathname)) ?? (await shelf.match('/apprendre'));
		if (kept) return kept;
		throw error;
	}
}
