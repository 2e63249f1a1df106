/**
 * Headers of every page. Nothing may come from elsewhere, nothing may be inlined, no other site may
 * frame us, but for the two pages made for it. `upgrade-insecure-requests` is left out: the site is also served over plain http on a
 * local network.
 */
const DIRECTIVES = [
	"default-src 'none'",
	"base-uri 'none'",
	"connect-src 'self'",
	"font-src 'self'",
	"form-action 'self'",
	"img-src 'self'",
	"manifest-src 'self'",
	"script-src 'self'",
	"style-src 'self'"
];
const NO_FRAME = "frame-ancestors 'none'";
const CONTENT_SECURITY_POLICY = [...DIRECTIVES, NO_FRAME].join('; ');
const POLICY_OF_EMBEDS = [...DIRECTIVES, 'frame-ancestors *'].join('; ');
/** A mail as it is sent: styles in its lines, and nothing else that could act or be fetched. */
const POLICY_OF_MAILS =
	"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";
/** The pages that show what an embed or a mail looks like frame one of ours. */
const POLICY_OF_PREVIEW = [...DIRECTIVES, NO_FRAME, "frame-src 'self'"].join('; ');

export function secureHeaders(url: URL): [name: string, value: string][] {
	const framed = isMadeForFrames(url.pathname);
	const isMail = MAIL.test(url.pathname);
	const headers: [string, string][] = [
		['content-security-policy', policyOf(url.pathname, framed, isMail)],
		['cross-origin-opener-policy', 'same-origin'],
		['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
		['referrer-policy', 'strict-origin-when-cross-origin'],
		['x-content-type-options', 'nosniff']
	];
	if (!framed) headers.push(['x-frame-options', isMail ? 'SAMEORIGIN' : 'DENY']);
	// Only over https: a browser must not remember it for a machine of the local network.
	if (url.protocol === 'https:') headers.push(['strict-transport-security', 'max-age=31536000']);
	return headers;
}

/** The frame in which the administrator sees a mail, and the page around it. */
const MAIL = /^\/administration\/courriels\/\d+\/apercu$/;
const AROUND_A_FRAME = /^\/(integrer|administration\/courriels\/\d+)$/;

function policyOf(path: string, framed: boolean, isMail: boolean): string {
	if (framed) return POLICY_OF_EMBEDS;
	if (isMail) return POLICY_OF_MAILS;
	return AROUND_A_FRAME.test(path) ? POLICY_OF_PREVIEW : CONTENT_SECURITY_POLICY;
}

/** The parts to embed stand in a frame of another site: these two pages, and no other. */
function isMadeForFrames(path: string): boolean {
	return /^\/integrer\/(exemple\/[^/]+|exemples)$/.test(path);
}
