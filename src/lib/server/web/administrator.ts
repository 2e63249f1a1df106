import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { refusals } from '#lib/domain/kernel/refusal.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { callerOf } from './caller.ts';
import { RateLimit } from './rate-limit.ts';

/*
 * Until there are accounts, the pages of the administrator ask for the password of ADMIN_PASSWORD by
 * HTTP Basic authentication: no cookie, no session, nothing kept.
 */

const failures = new RateLimit({ most: 10, within: 15 * 60_000 });

/** Requests already answered « do not keep this »: an action and its load ask one after the other. */
const told = new WeakSet<object>();

/**
 * The world in which the administrator acts. First line of each load, action and file that is hers.
 * Refuses with 401 and what makes a browser ask for the password, 404 when the site has none, 429
 * after ten wrong ones in a quarter of an hour.
 */
export function asAdministrator(event: RequestEvent): Context {
	const { context, settings } = event.locals;
	const first = !told.has(event.locals);
	if (first) event.setHeaders({ 'cache-control': 'no-store' });
	told.add(event.locals);
	if (!settings.ADMIN_PASSWORD) throw refuse('administration_closed');
	const caller = callerOf(event);
	if (failures.isReached(caller, context.now)) throw refuse('too_many_tries');
	const given = passwordIn(event.request.headers.get('authorization'));
	if (given !== null && isSame(given, settings.ADMIN_PASSWORD)) {
		return { ...context, actor: { kind: 'operator' } };
	}
	// The first visit of a browser comes without a password: it is no try.
	if (given !== null) failures.take(caller, context.now);
	if (first)
		event.setHeaders({ 'www-authenticate': 'Basic realm="Administration", charset="UTF-8"' });
	throw refuse('password_asked');
}

const refuse = refusals({
	administration_closed: [
		404,
		'Cette page n’est pas ouverte sur ce site. Pour l’ouvrir, la personne qui l’a installé choisit un mot de passe avec le réglage ADMIN_PASSWORD, puis redémarre le site\u202F; sans cela, la commande «\u202Fnpm run list:reports\u202F» montre les signalements et «\u202Fnpm run import:territory-data\u202F» charge des données.'
	],
	password_asked: [
		401,
		'Cette page est réservée à la personne qui administre le site\u00A0: rechargez-la et donnez le mot de passe d’administration, avec le nom que vous voulez.'
	],
	too_many_tries: [
		429,
		'Trop de mots de passe faux ont été essayés depuis votre connexion\u00A0: attendez un quart d’heure.'
	]
});

/** The password of a Basic header; null when there is none. Whatever the name before it. */
function passwordIn(header: string | null): string | null {
	const encoded = /^basic\s+([A-Za-z\d+/=_-]{1,2000})$/i.exec(header ?? '')?.[1];
	if (encoded === undefined) return null;
	const pair = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = pair.indexOf(':');
	return colon < 0 ? null : pair.slice(colon + 1);
}

/** Takes the same time wherever the first difference is, and whatever the lengths. */
function isSame(one: string, other: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text.normalize('NFC')).digest();
	return timingSafeEqual(digest(one), digest(other));
}
