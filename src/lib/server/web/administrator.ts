import { createHash, timingSafeEqual } from 'node:crypto';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { withReturn } from '#lib/domain/accounts/return-path.ts';
import { isAdministrator, isSignedIn } from '#lib/domain/kernel/actor.ts';
import { refusals } from '#lib/domain/kernel/refusal.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { callerOf } from './caller.ts';
import { RateLimit } from './rate-limit.ts';
import { hereOf } from './signed-in.ts';

/*
 * Two ways in: an account that administers the site, or the password of ADMIN_PASSWORD by HTTP Basic
 * authentication (no cookie, no session, nothing kept), for scripts and for whoever lost her account.
 */

const failures = new RateLimit({ most: 10, within: 15 * 60_000 });

/** Requests already answered « do not keep this »: an action and its load ask one after the other. */
const told = new WeakSet<object>();

/**
 * The world in which the administrator acts. First line of each load, action and file that is hers.
 * Sends a visitor to sign in. Refuses with 403 somebody whose account does not administer the site; when
 * the site has a password, with 401 and what makes a browser ask for it, 429 after ten wrong ones in a
 * quarter of an hour.
 */
export function asAdministrator(event: RequestEvent): Context {
	const { context, settings, account } = event.locals;
	const first = !told.has(event.locals);
	if (first) event.setHeaders({ 'cache-control': 'no-store' });
	told.add(event.locals);
	if (isSignedIn(context.actor) && isAdministrator(context.actor)) return context;
	const given = passwordIn(event.request.headers.get('authorization'));
	if (account && given === null) throw refuse('not_administrator');
	if (!settings.ADMIN_PASSWORD) redirect(303, withReturn('/connexion', hereOf(event)));
	const caller = callerOf(event);
	if (failures.isReached(caller, context.now)) throw refuse('too_many_tries');
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
	not_administrator: [
		403,
		'Cette page est réservée aux personnes qui administrent le site\u00A0: votre compte n’en a pas le rôle.'
	],
	password_asked: [
		401,
		'Cette page est réservée à la personne qui administre le site\u00A0: rechargez-la et donnez le mot de passe d’administration, avec le nom que vous voulez, ou connectez-vous avec un compte qui administre le site.'
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
