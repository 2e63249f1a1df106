import { isSignedIn, type Actor } from '../kernel/actor.ts';
import { policy } from '../kernel/policy.ts';
import { refusals } from '../kernel/refusal.ts';

/** What a personal token may allow a program to do, in the name of the person. */
export const SCOPES = {
	'needs:write': 'Écrire et publier des besoins et des offres',
	'organisations:write': 'Ajouter des organisations, modifier la fiche des vôtres'
} as const;
export type Scope = keyof typeof SCOPES;

/** Days a token may last. */
export const LIFETIMES = { 30: '30 jours', 90: '90 jours', 365: 'un an' } as const;
export const LONGEST_LIFETIME = 365;
export const LONGEST_TOKEN_NAME = 60;
/** Tokens that one person may have in use. */
export const MOST_TOKENS = 20;

/** Begins every token: whoever finds one in a file knows what it is. */
export const TOKEN_PREFIX = 'fa_';

/** Does it look like a token of ours? Whatever it opens is for the database to say. */
export function isTokenShaped(text: string): boolean {
	return /^fa_[A-Za-z0-9_-]{43}$/.test(text);
}

/** A token as its person sees it in the list. */
export interface TokenLine {
	readonly id: number;
	readonly name: string;
	readonly scopes: readonly Scope[];
	readonly createdAt: Date;
	readonly expiresAt: Date;
	/** `YYYY-MM-DD`; null when it was never used. */
	readonly lastUsedOn: string | null;
	readonly state: 'active' | 'expired' | 'revoked';
}

export const tokenPolicies = {
	ownTokens: policy(
		'Chaque personne crée, voit et révoque ses propres jetons, connectée à son compte\u202F; un jeton n’en crée pas d’autre.',
		(actor: Actor) => isSignedIn(actor) && actor.scopes === undefined
	)
};

export const refuseToken = refusals({
	too_many_tokens: [
		409,
		'Vous avez déjà vingt jetons en service\u00A0: révoquez-en un avant d’en créer un autre.'
	],
	unknown_token: [404, 'Ce jeton n’existe pas, ou a déjà été révoqué.'],
	wrong_token: [
		401,
		'Ce jeton n’est pas valable\u00A0: il est faux, expiré ou révoqué. Créez-en un autre dans Mon compte, Jetons.'
	],
	token_asked: [
		401,
		'Cette demande écrit\u00A0: elle demande un jeton personnel, dans l’en-tête « Authorization: Bearer fa_… ».'
	]
});
