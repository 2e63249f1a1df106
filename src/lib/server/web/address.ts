/**
 * A mangled address is forgiven: it gets a page of ours, never a bare error. Answers a request target
 * that begins with one slash, whose percent signs all encode something, and without control characters.
 *
 *     mendAddress('/exemples/100%')          → '/exemples/100%25'
 *     mendAddress('//ailleurs.fr/x')         → '/ailleurs.fr/x'
 *     mendAddress('http://ici.fr/x?q=%00a')  → '/x?q=a'
 */
export function mendAddress(target: string): string {
	const local = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
	const end = local.search(/[?#]/);
	const path = end < 0 ? local : local.slice(0, end);
	const search = end < 0 ? '' : local.slice(end).replace(CONTROL_IN_SEARCH, '');
	return `/${mendPath(path).replace(/^[/\\]+/, '')}${search}`;
}

/** Line ends and tabs stay in a search: they may come from a text area. */
const CONTROL_IN_SEARCH = /%(0[0-8bcef]|1[\da-f]|7f)/gi;
const CONTROL_IN_PATH = /%([01][\da-f]|7f)/gi;

function mendPath(path: string): string {
	const escaped = path.replace(/%(?![\da-f]{2})/gi, '%25').replace(CONTROL_IN_PATH, '');
	try {
		decodeURI(escaped);
		return escaped;
	} catch {
		return escaped.replaceAll('%', '%25');
	}
}

/** The public address asked for, when the Host header has the form of one. */
export function addressAsked(host: string | undefined, port: number): URL {
	const asked = `http://${host}`;
	return host && HOST.test(host) && URL.canParse(asked)
		? new URL(asked)
		: new URL(`http://localhost:${port}`);
}

const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** The kinds of body that a page of another site can send without asking. */
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;
const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Says whether a request is a form that another site makes a person send to us. SvelteKit refuses
 * them too, in English; asked first, we refuse them in French.
 */
export function isForeignForm(
	request: {
		method?: string | undefined;
		headers: { origin?: string | undefined; 'content-type'?: string | undefined };
	},
	ownOrigin: string
): boolean {
	const type = request.headers['content-type'];
	return (
		CHANGES.has(request.method ?? '') &&
		(!type || FORM.test(type)) &&
		request.headers.origin !== ownOrigin
	);
}

/**
 * Is it the button « unsubscribe » of a mail program (RFC 8058)? It comes from a machine that says no
 * origin; the signature in the address is what lets it act, and it acts on nothing else.
 */
export function isOneClickRefusal(request: {
	method?: string | undefined;
	url?: string | undefined;
	headers: { origin?: string | undefined; cookie?: string | undefined };
}): boolean {
	const { origin, cookie } = request.headers;
	return (
		request.method === 'POST' &&
		/^\/courriels\/desabonnement\?/.test(request.url ?? '') &&
		origin === undefined &&
		cookie === undefined
	);
}
