/** Who acts, as every rule sees it: somebody who reads, the person at the keyboard of the machine (or the site itself), or somebody signed in. */
export type Actor = Visitor | Operator | SignedIn;

export interface Visitor {
	readonly kind: 'visitor';
}

export interface Operator {
	readonly kind: 'operator';
}

export interface SignedIn {
	readonly kind: 'person';
	/** Id of the account. */
	readonly id: string;
	/** Role on the whole site. */
	readonly role: InstanceRole;
	readonly memberships: readonly Membership[];
	/** Codes of the territories on which a moderator recognised her as a catalyst. */
	readonly catalystOf: readonly string[];
	/**
	 * What a personal token of the API allows, when she came with one; absent when she signed in. A rule
	 * of an account (role, ways of signing in, export, erasure) never accepts a token.
	 */
	readonly scopes?: readonly string[];
}

export type InstanceRole = 'member' | 'moderator' | 'administrator';

/** The place of a person in an organisation: a representative speaks for it, a member takes part. */
export interface Membership {
	readonly organisation: number;
	readonly role: 'representative' | 'member';
}

export const VISITOR: Visitor = { kind: 'visitor' };

/** Signed in, by whatever way. */
export function isSignedIn(actor: Actor): actor is SignedIn {
	return actor.kind === 'person';
}

/** Came with a personal token of the API, not by signing in. */
export function hasToken(actor: Actor): boolean {
	return actor.kind === 'person' && actor.scopes !== undefined;
}

/** An administrator, or the person at the keyboard of the machine. A token never carries that role. */
export function isAdministrator(actor: Actor): boolean {
	return actor.kind === 'operator' || roleOf(actor) === 'administrator';
}

/** A moderator; administrators are. A token never carries that role. */
export function isModerator(actor: Actor): boolean {
	return isAdministrator(actor) || roleOf(actor) === 'moderator';
}

function roleOf(actor: Actor): InstanceRole | null {
	return actor.kind === 'person' && !hasToken(actor) ? actor.role : null;
}

/** Speaks for this organisation. */
export function isRepresentative(actor: Actor, organisation: number): boolean {
	return placeIn(actor, organisation) === 'representative';
}

/** Takes part in this organisation, as a member or a representative. */
export function isMember(actor: Actor, organisation: number): boolean {
	return placeIn(actor, organisation) !== undefined;
}

function placeIn(actor: Actor, organisation: number): Membership['role'] | undefined {
	if (actor.kind !== 'person') return undefined;
	return actor.memberships.find((membership) => membership.organisation === organisation)?.role;
}
