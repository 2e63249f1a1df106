import type { Settings } from '../platform/settings.ts';

/** A service of identity that the settings name. */
export interface Provider {
	readonly id: 'proconnect' | 'oidc';
	/** As people call it. */
	readonly name: string;
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
}

/** The services that the settings name, in the order of their buttons. */
export function providersOf(settings: Settings): Provider[] {
	const given = [
		{
			id: 'proconnect',
			name: 'ProConnect',
			issuer: settings.PROCONNECT_ISSUER,
			clientId: settings.PROCONNECT_CLIENT_ID,
			clientSecret: settings.PROCONNECT_CLIENT_SECRET
		},
		{
			id: 'oidc',
			name: settings.OIDC_NAME,
			issuer: settings.OIDC_ISSUER,
			clientId: settings.OIDC_CLIENT_ID,
			clientSecret: settings.OIDC_CLIENT_SECRET
		}
	];
	return given.filter((provider): provider is Provider => Boolean(provider.issuer));
}
