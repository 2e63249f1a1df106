/*
 * What is kept of the device and the network of a session: enough for a person to recognise hers, and
 * no more.
 */

const BROWSERS: readonly (readonly [mark: RegExp, name: string])[] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];

const SYSTEMS: readonly (readonly [mark: RegExp, name: string])[] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
	[/\bCrOS\b/, 'Chromebook'],
	[/\bLinux\b/, 'Linux']
];

/** `Firefox sur Windows`, from what a browser says of itself. */
export function deviceInWords(userAgent: string | null): string {
	const said = (userAgent ?? '').slice(0, 500);
	const browser = BROWSERS.find(([mark]) => mark.test(said))?.[1];
	const system = SYSTEMS.find(([mark]) => mark.test(said))?.[1];
	if (browser && system) return `${browser} sur ${system}`;
	return browser ?? (system ? `Un navigateur sur ${system}` : 'Un navigateur');
}

/**
 * The network without what tells one machine from its neighbours: the last number of an IPv4 address,
 * all but the first three groups of an IPv6 one. Null for what is neither.
 */
export function truncateNetwork(address: string): string | null {
	const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(address);
	if (four) return `${four[1]}.0`;
	const groups = address.toLowerCase().split('%')[0]!.split('::');
	if (!address.includes(':') || !/^[\da-f:]+$/.test(groups.join('::'))) return null;
	const first = groups[0]!.split(':').filter(Boolean).slice(0, 3);
	return `${first.join(':')}::`;
}
