// Who stands before each right in docs/who-may-what.md: every kind of actor there is, once.
import { VISITOR, type Actor, type SignedIn } from '../../src/lib/domain/kernel/actor.ts';

/** The organisation that subjects belong to, and another. */
export const OURS = 1;
export const OTHERS = 2;
/** The person that subjects are about. */
export const HER = 'her';

const signedIn = (change: Partial<SignedIn>): SignedIn => ({
	kind: 'person',
	id: 'someone',
	role: 'member',
	memberships: [],
	catalystOf: [],
	...change
});
const speaks = { memberships: [{ organisation: OURS, role: 'representative' }] } as const;

export const PERSONAS: readonly { readonly name: string; readonly actor: Actor }[] = [
	{ name: 'Visitor', actor: VISITOR },
	{ name: 'Signed in', actor: signedIn({}) },
	{
		name: 'Representative elsewhere',
		actor: signedIn({ memberships: [{ organisation: OTHERS, role: 'representative' }] })
	},
	{
		name: 'Herself, a member',
		actor: signedIn({ id: HER, memberships: [{ organisation: OURS, role: 'member' }] })
	},
	{
		name: 'Member',
		actor: signedIn({ memberships: [{ organisation: OURS, role: 'member' }] })
	},
	{ name: 'Representative', actor: signedIn(speaks) },
	{ name: 'Token without scope', actor: signedIn({ ...speaks, id: HER, scopes: [] }) },
	{
		name: 'Token with every scope',
		actor: signedIn({ ...speaks, id: HER, scopes: ['needs:write', 'organisations:write'] })
	},
	{ name: 'Catalyst', actor: signedIn({ catalystOf: ['56', 'R53'] }) },
	{ name: 'Moderator', actor: signedIn({ role: 'moderator' }) },
	{ name: 'Administrator', actor: signedIn({ role: 'administrator' }) },
	{
		name: 'Token of an administrator',
		actor: signedIn({ role: 'administrator', scopes: ['needs:write', 'organisations:write'] })
	},
	{ name: 'Command line', actor: { kind: 'operator' } }
];
