/**
 * Headers of every page. Nothing may come from elsewhere, nothing may be inlined, no other site may
 * frame us. `upgrade-insecure-requests` is left out: the site is also served over plain http on a
 * local network.
 */
const CONTENT_SECURITY_POLICY = [
	"default-src 'none'",
	"base-uri 'none'",
	"connect-src 'self'",
	"font-src 'self'",
	"form-action 'self'",
	"frame-ancestors 'none'",
	"img-src 'self'",
	"manifest-src 'self'",
	"script-src 'self'",
	"style-src 'self'"
].join('; ');

export function secureHeaders(url: URL): [name: string, value: string][] {
	const headers: [string, string][] = [
		['content-security-policy', CONTENT_SECURITY_POLICY],
		['cross-origin-opener-policy', 'same-origin'],
		['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
		['referrer-policy', 'strict-origin-when-cross-origin'],
		['x-content-type-options', 'nosniff'],
		['x-frame-options', 'DENY']
	];
	// Only over https: a browser must not remember it for a machine of the local network.
	if (url.protocol === 'https:') headers.push(['strict-transport-security', 'max-age=31536000']);
	return headers;
}
