import { sql } from 'kysely';
import { demand } from '../../domain/kernel/policy.ts';
import type { ClaimWay } from '../../domain/organisations/claim.ts';
import { can } from '../../domain/organisations/policies.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import type { MemberRole, Proof } from '../../domain/organisations/vocabulary.ts';
import { writeToPerson } from '../accounts/index.ts';
import type { Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { change, lockOrganisation } from './locked.ts';
import { readSeat, seat } from './members.ts';

/**
 * Accepts a claim, with a role. What the organisation is, is read in the claim, never told by the form.
 * Refuses `unknown_claim`, `settled_claim`.
 */
export async function acceptClaim(
	context: Context,
	id: number,
	role: MemberRole,
	origin: string
): Promise<void> {
	await change(context, async (inside) => {
		const { claim, row } = await lockClaim(inside, id);
		demand(inside.actor, can.settleClaim, claim);
		const own =
			inside.actor.kind === 'person' ? await readSeat(inside, row.id, inside.actor.id) : undefined;
		await seat(inside, row.id, claim.person, { role, proof: proofOf(claim.way, own) });
		await settle(inside, claim.id, 'accepted', null);
		await writeJournal(inside, {
			action: 'organisation.claim_accepted',
			subject: ['organisation', row.id],
			details: { person: claim.person, role }
		});
		await writeToPerson(inside, claim.person, 'organisation', {
			subject: `Votre demande pour «\u202F${row.name}\u202F» est acceptée`,
			paragraphs: [
				role === 'representative'
					? `Vous représentez désormais «\u202F${row.name}\u202F» sur le site\u00A0: vous pouvez modifier sa fiche et y inviter des membres.`
					: `Vous êtes désormais membre de «\u202F${row.name}\u202F» sur le site.`
			],
			action: { label: 'Voir la fiche', address: `${origin}/organisations/${row.slug}` }
		});
	});
}

/** Refuses a claim with the reason that the person reads. Refuses `unknown_claim`, `settled_claim`. */
export async function refuseClaim(context: Context, id: number, note: string): Promise<void> {
	await change(context, async (inside) => {
		const { claim, row } = await lockClaim(inside, id);
		demand(inside.actor, can.settleClaim, claim);
		await settle(inside, claim.id, 'refused', note);
		await writeJournal(inside, {
			action: 'organisation.claim_refused',
			subject: ['organisation', row.id],
			details: { person: claim.person }
		});
		await writeToPerson(inside, claim.person, 'organisation', {
			subject: `Votre demande pour «\u202F${row.name}\u202F» n’est pas acceptée`,
			paragraphs: [`Ce qui a été répondu\u00A0: ${note}`]
		});
	});
}

/** The person who asked takes her demand back. Refuses `unknown_claim`, `settled_claim`. */
export async function withdrawClaim(context: Context, id: number): Promise<void> {
	await change(context, async (inside) => {
		const claim = await readClaim(inside, id);
		// The claim of another does not exist for her.
		if (inside.actor.kind !== 'person' || claim.person !== inside.actor.id)
			throw refuse('unknown_claim');
		if (claim.state !== 'waiting' && claim.state !== 'unchecked') throw refuse('settled_claim');
		await settle(inside, id, 'withdrawn', null);
		await writeJournal(inside, {
			action: 'organisation.claim_withdrawn',
			subject: ['organisation', claim.organisation]
		});
	});
}

/** What proves the place given: her own way, a moderator, or a person who was proved herself. */
function proofOf(way: ClaimWay, accepter: { proof: Proof | null } | undefined): Proof | null {
	if (way !== 'moderator') return way;
	if (!accepter) return 'moderator';
	return accepter.proof ? 'representative' : null;
}

/** Closes a claim. In the transaction of what it decides. */
export async function settle(
	{ db, now }: Context,
	id: number,
	state: 'accepted' | 'refused' | 'withdrawn',
	note: string | null
): Promise<void> {
	await db
		.updateTable('organisation_claim')
		// What she wrote of herself has served: it goes.
		.set({ state, note, settled_at: now, message: null, address: null, expires_at: sql`null` })
		.where('id', '=', id)
		.execute();
}

async function lockClaim(inside: Context, id: number) {
	const claim = await readClaim(inside, id);
	if (claim.state !== 'waiting') throw refuse('settled_claim');
	return { claim, row: await lockOrganisation(inside, { id: claim.organisation }) };
}

async function readClaim({ db }: Context, id: number) {
	const claim = await db
		.selectFrom('organisation_claim')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (!claim) throw refuse('unknown_claim');
	return claim;
}
