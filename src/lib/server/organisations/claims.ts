import { sql } from 'kysely';
import { demand } from '../../domain/kernel/policy.ts';
import {
	CHECK_DAYS,
	daysAfter,
	decideClaim,
	isMailOf,
	ownMailDomain,
	type ClaimWay
} from '../../domain/organisations/claim.ts';
import { can } from '../../domain/organisations/policies.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import type { MemberRole, Proof } from '../../domain/organisations/vocabulary.ts';
import { writeToAddress, writeToPerson } from '../accounts/index.ts';
import type { Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { change, hashOf, lockOrganisation, newToken, type OrganisationRow } from './locked.ts';
import { readSeat, seat } from './members.ts';
import { tellModerators, tellRepresentatives } from './tell.ts';

/** What became of a claim: she represents the organisation, or somebody will decide. */
export type ClaimAnswer = 'accepted' | 'waiting' | 'link_sent';

/**
 * Sends a link to an address of the organisation's own domain: using it, signed in as herself, proves that
 * she reads it. Refuses `no_own_mail`, `mail_of_another`, `already_member`, `already_claimed`.
 */
export async function claimByMail(
	context: Context,
	slug: string,
	mail: string,
	origin: string
): Promise<ClaimAnswer> {
	demand(context.actor, can.claim, undefined);
	return change(context, async (inside) => {
		const row = await lockOrganisation(inside, { slug });
		if (ownMailDomain(row.website) === null) throw refuse('no_own_mail', 'courriel');
		if (!isMailOf(row.website, mail)) throw refuse('mail_of_another', 'courriel');
		const { token, hash } = newToken();
		await openClaim(inside, row, {
			way: 'mail',
			state: 'unchecked',
			address: mail,
			token_hash: hash,
			expires_at: daysAfter(inside.now, CHECK_DAYS)
		});
		await writeToAddress(inside, mail, 'organisation', {
			subject: `Confirmez que vous représentez «\u202F${row.name}\u202F»`,
			paragraphs: [
				`Quelqu’un demande à représenter «\u202F${row.name}\u202F» sur le site Faire alliance et dit que cette adresse est la sienne.`,
				'Si c’est vous, suivez ce lien en étant connecté au compte avec lequel vous avez fait la demande.'
			],
			action: {
				label: 'Confirmer mon adresse',
				address: `${origin}/organisations/verification?jeton=${token}`
			},
			after: [
				`Le lien vaut ${CHECK_DAYS * 24} heures et ne sert qu’une fois. Si ce n’est pas vous, ne faites rien\u00A0: sans le compte de cette personne, le lien n’ouvre rien.`
			]
		});
		return 'link_sent' as const;
	});
}

/**
 * Uses the link of `claimByMail`. Refuses `unknown_link`, `used_link`, `expired_link`, and whoever is not
 * the person who asked: the link alone gives nothing to the one who forwards it.
 */
export async function confirmClaim(
	context: Context,
	token: string,
	origin: string
): Promise<{ slug: string; answer: ClaimAnswer }> {
	return change(context, async (inside) => {
		const claim = await inside.db
			.selectFrom('organisation_claim')
			.selectAll()
			.where('token_hash', '=', hashOf(token))
			.executeTakeFirst();
		if (!claim) throw refuse('unknown_link');
		demand(inside.actor, can.confirmClaim, claim);
		if (claim.state !== 'unchecked') throw refuse('used_link');
		if (claim.expires_at! <= inside.now) throw refuse('expired_link');
		const row = await lockOrganisation(inside, { id: claim.organisation });
		// The site may have changed since the link was sent.
		if (!isMailOf(row.website, claim.address ?? '')) throw refuse('mail_of_another');
		return { slug: row.slug, answer: await settleProof(inside, row, claim, origin) };
	});
}

/**
 * `siret`: what ProConnect said of the person at her last sign-in. Refuses `no_siret_proof` when it is
 * not that of the organisation.
 */
export async function claimBySiret(
	context: Context,
	slug: string,
	siret: string | null,
	origin: string
): Promise<ClaimAnswer> {
	demand(context.actor, can.claim, undefined);
	return change(context, async (inside) => {
		const row = await lockOrganisation(inside, { slug });
		const own = row.siren ?? row.siret?.slice(0, 9) ?? null;
		// An establishment of the organisation speaks for it as its seat does.
		if (siret === null || own === null || siret.slice(0, 9) !== own) throw refuse('no_siret_proof');
		const claim = await openClaim(inside, row, { way: 'siret', state: 'unchecked' });
		return settleProof(inside, row, claim, origin);
	});
}

/** Asks that somebody decides: those who represent the organisation, or a moderator. */
export async function claimByModerator(
	context: Context,
	slug: string,
	message: string,
	origin: string
): Promise<ClaimAnswer> {
	demand(context.actor, can.claim, undefined);
	return change(context, async (inside) => {
		const row = await lockOrganisation(inside, { slug });
		const claim = await openClaim(inside, row, { way: 'moderator', state: 'unchecked', message });
		return settleProof(inside, row, claim, origin);
	});
}

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

async function openClaim(
	inside: Context,
	row: OrganisationRow,
	given: {
		way: ClaimWay;
		state: 'unchecked' | 'waiting';
		message?: string;
		address?: string;
		token_hash?: string;
		expires_at?: Date;
	}
) {
	const person = inside.actor.kind === 'person' ? inside.actor.id : '';
	const own = await readSeat(inside, row.id, person);
	if (own?.role === 'representative' && own.proof) throw refuse('already_member');
	const open = await inside.db
		.selectFrom('organisation_claim')
		.select(['id', 'state'])
		.where('organisation', '=', row.id)
		.where('person', '=', person)
		.where('state', 'in', ['unchecked', 'waiting'])
		.executeTakeFirst();
	if (open?.state === 'waiting') throw refuse('already_claimed');
	// Another way, or another link: the one before opens nothing any more.
	if (open) await inside.db.deleteFrom('organisation_claim').where('id', '=', open.id).execute();
	return inside.db
		.insertInto('organisation_claim')
		.values({ organisation: row.id, person, created_at: inside.now, ...given })
		.returningAll()
		.executeTakeFirstOrThrow();
}

interface Claim {
	readonly id: number;
	readonly person: string;
	readonly way: ClaimWay;
}

/** What becomes of a claim whose proof is known; everybody it concerns is told. */
async function settleProof(
	inside: Context,
	row: OrganisationRow,
	claim: Claim,
	origin: string
): Promise<ClaimAnswer> {
	const other = await inside.db
		.selectFrom('membership')
		.select('person')
		.where('organisation', '=', row.id)
		.where('role', '=', 'representative')
		.where('person', '<>', claim.person)
		.executeTakeFirst();
	const answer = decideClaim(claim.way, { represented: other !== undefined });
	if (answer === 'accepted') {
		await seat(inside, row.id, claim.person, {
			role: 'representative',
			proof: claim.way as Proof
		});
		await settle(inside, claim.id, 'accepted', null);
		await writeJournal(inside, {
			action: 'organisation.claimed',
			subject: ['organisation', row.id],
			details: { way: claim.way }
		});
	} else {
		await inside.db
			.updateTable('organisation_claim')
			.set({ state: 'waiting', expires_at: null })
			.where('id', '=', claim.id)
			.execute();
		await writeJournal(inside, {
			action: 'organisation.claim_asked',
			subject: ['organisation', row.id],
			details: { way: claim.way }
		});
		await tellWhoDecides(inside, row, claim.person, other !== undefined, origin);
	}
	await tellRivals(inside, row, claim.person, answer);
	return answer;
}

async function tellWhoDecides(
	inside: Context,
	row: OrganisationRow,
	person: string,
	represented: boolean,
	origin: string
): Promise<void> {
	const letter = {
		subject: `Quelqu’un demande à représenter «\u202F${row.name}\u202F»`,
		paragraphs: [
			`Une personne inscrite sur le site demande à représenter «\u202F${row.name}\u202F». Son nom et ce qu’elle en dit sont sur la page des demandes.`
		]
	};
	if (represented)
		await tellRepresentatives(
			inside,
			row.id,
			{
				...letter,
				action: {
					label: 'Lire la demande',
					address: `${origin}/organisations/${row.slug}/membres#demandes`
				}
			},
			person
		);
	else
		await tellModerators(inside, {
			...letter,
			action: { label: 'Lire la demande', address: `${origin}/administration/demandes` }
		});
}

/** Two people who ask for the same organisation both know it. */
async function tellRivals(
	inside: Context,
	row: OrganisationRow,
	person: string,
	answer: 'accepted' | 'waiting'
): Promise<void> {
	const rivals = await inside.db
		.selectFrom('organisation_claim')
		.select('person')
		.where('organisation', '=', row.id)
		.where('state', '=', 'waiting')
		.where('person', '<>', person)
		.orderBy('id')
		.execute();
	if (rivals.length === 0) return;
	const letter = {
		subject: `Une autre demande pour «\u202F${row.name}\u202F»`,
		paragraphs: [
			`Plusieurs personnes demandent à représenter «\u202F${row.name}\u202F».`,
			answer === 'accepted'
				? 'L’une d’elles a prouvé qu’elle en fait partie. Elle pourra accepter les autres demandes, et l’équipe de modération aussi.'
				: 'L’équipe de modération décidera, en vous écrivant si elle a besoin d’en savoir plus.'
		]
	};
	for (const rival of rivals) await writeToPerson(inside, rival.person, 'organisation', letter);
	await writeToPerson(inside, person, 'organisation', letter);
}

async function settle(
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
