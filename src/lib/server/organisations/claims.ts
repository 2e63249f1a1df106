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
import type { Proof } from '../../domain/organisations/vocabulary.ts';
import { writeToAddress } from '../accounts/index.ts';
import type { Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { settle } from './claim-answers.ts';
import { change, hashOf, lockOrganisation, newToken, type OrganisationRow } from './locked.ts';
import { readSeat, seat } from './members.ts';
import { tellRivals, tellWhoDecides } from './tell.ts';

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
