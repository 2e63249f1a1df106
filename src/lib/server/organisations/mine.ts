import { sql } from 'kysely';
import { demand } from '../../domain/kernel/policy.ts';
import type { ClaimState, ClaimWay } from '../../domain/organisations/claim.ts';
import type { HistoryLine } from '../../domain/organisations/history.ts';
import { can } from '../../domain/organisations/policies.ts';
import type { MemberRole, Proof } from '../../domain/organisations/vocabulary.ts';
import type { Reader } from '../platform/context.ts';

export interface MyOrganisation {
	readonly id: number;
	readonly slug: string;
	readonly name: string;
	readonly role: MemberRole;
	readonly shown: boolean;
	readonly proof: Proof | null;
	readonly since: Date;
	/** Claims of others that wait for an answer, when she may give it. */
	readonly waiting: number;
}

/** The organisations of the person at the keyboard, her demands, and the invitations to her checked address. */
export async function readMine(reader: Reader, person: string) {
	const { db, now } = reader;
	const organisations: MyOrganisation[] = await db
		.selectFrom('membership')
		.innerJoin('organisation', 'organisation.id', 'membership.organisation')
		.select([
			'organisation.id',
			'organisation.slug',
			'organisation.name',
			'membership.role',
			'membership.shown',
			'membership.proof',
			'membership.since',
			sql<number>`(select count(*)::int from organisation_claim claim
				where claim.organisation = organisation.id and claim.state = 'waiting'
				and claim.person <> ${person} and membership.role = 'representative')`.as('waiting')
		])
		.where('membership.person', '=', person)
		.orderBy('organisation.name')
		.orderBy('organisation.id')
		.execute();
	const claims = await db
		.selectFrom('organisation_claim as claim')
		.innerJoin('organisation', 'organisation.id', 'claim.organisation')
		.select([
			'claim.id',
			'organisation.slug',
			'organisation.name',
			'claim.way',
			'claim.state',
			'claim.note',
			'claim.created_at as createdAt',
			'claim.expires_at as expiresAt'
		])
		.where('claim.person', '=', person)
		.where('claim.state', 'in', ['unchecked', 'waiting', 'refused'])
		.orderBy('claim.created_at', 'desc')
		.orderBy('claim.id', 'desc')
		.limit(20)
		.execute();
	const invitations = await db
		.selectFrom('organisation_invitation as invitation')
		.innerJoin('organisation', 'organisation.id', 'invitation.organisation')
		.innerJoin('person', (join) =>
			join.on((eb) => eb(eb.fn<string>('lower', ['person.mail']), '=', eb.ref('invitation.mail')))
		)
		.select([
			'invitation.id',
			'organisation.slug',
			'organisation.name',
			'invitation.role',
			'invitation.expires_at as expiresAt'
		])
		.where('person.id', '=', person)
		.where('person.mail_checked', '=', true)
		.where('invitation.state', '=', 'waiting')
		.where('invitation.expires_at', '>', now)
		.orderBy('invitation.id')
		.execute();
	return { organisations, claims, invitations };
}

/** Who is in an organisation, the demands and the invitations that wait. Mail addresses are never among them, but those invited. */
export async function readMembers(reader: Reader, organisation: number) {
	demand(reader.actor, can.readMembers, organisation);
	const { actor, db, now } = reader;
	const manages = can.invite.may(actor, organisation);
	const members = await db
		.selectFrom('membership')
		.innerJoin('person', 'person.id', 'membership.person')
		.select([
			'person.id as person',
			'person.name',
			'membership.role',
			'membership.shown',
			'membership.proof',
			'membership.since'
		])
		.where('organisation', '=', organisation)
		.orderBy('membership.role', 'desc')
		.orderBy('membership.since')
		.orderBy('person.id')
		.execute();
	if (!manages) return { members, claims: [], invitations: [], manages };
	const invitations = await db
		.selectFrom('organisation_invitation')
		.select(['id', 'mail', 'role', 'created_at as createdAt', 'expires_at as expiresAt'])
		.where('organisation', '=', organisation)
		.where('state', '=', 'waiting')
		.where('expires_at', '>', now)
		.orderBy('id')
		.execute();
	const claims = await selectClaims(reader)
		.where('claim.organisation', '=', organisation)
		.execute();
	return { members, claims, invitations, manages };
}

/** A demand as whoever decides reads it. */
export interface WaitingClaim {
	readonly id: number;
	readonly slug: string;
	readonly organisation: string;
	readonly person: string;
	readonly name: string;
	readonly mail: string;
	readonly way: ClaimWay;
	readonly state: ClaimState;
	readonly message: string | null;
	readonly createdAt: Date;
}

/** What waits for a moderator: the demands, and the representatives that nobody checked yet. */
export async function readQueue(reader: Reader) {
	demand(reader.actor, can.verify, undefined);
	const claims: WaitingClaim[] = await selectClaims(reader).limit(200).execute();
	const unproved = await reader.db
		.selectFrom('membership')
		.innerJoin('organisation', 'organisation.id', 'membership.organisation')
		.innerJoin('person', 'person.id', 'membership.person')
		.select([
			'organisation.id as organisation',
			'organisation.slug',
			'organisation.name',
			'person.id as person',
			'person.name as personName',
			'person.mail',
			'membership.since'
		])
		.where('membership.role', '=', 'representative')
		.where('membership.proof', 'is', null)
		.orderBy('membership.since')
		.orderBy('organisation.id')
		.limit(200)
		.execute();
	return { claims, unproved };
}

/** The history of an organisation and of those merged into it, the last first. */
export async function readHistory(
	reader: Reader,
	organisation: number,
	page: number
): Promise<{ lines: HistoryLine[]; page: number; pages: number }> {
	demand(reader.actor, can.readHistory, organisation);
	const { db } = reader;
	const merged = await db
		.selectFrom('organisation')
		.select('id')
		.where('merged_into', '=', organisation)
		.execute();
	const lines = db
		.selectFrom('journal')
		.where('subject_kind', '=', 'organisation')
		.where('subject', 'in', [organisation, ...merged.map(({ id }) => id)].map(String));
	const { count } = await lines
		.select(sql<number>`count(*)::int`.as('count'))
		.executeTakeFirstOrThrow();
	const pages = Math.max(1, Math.ceil(count / HISTORY_PAGE));
	const shown = Math.min(page, pages);
	const rows = await lines
		.select(['at', 'action', 'actor as by', 'details'])
		.orderBy('id', 'desc')
		.limit(HISTORY_PAGE)
		.offset((shown - 1) * HISTORY_PAGE)
		.execute();
	return { lines: rows, page: shown, pages };
}

const HISTORY_PAGE = 50;

function selectClaims({ db }: Reader) {
	return db
		.selectFrom('organisation_claim as claim')
		.innerJoin('organisation', 'organisation.id', 'claim.organisation')
		.innerJoin('person', 'person.id', 'claim.person')
		.select([
			'claim.id',
			'organisation.slug',
			'organisation.name as organisation',
			'person.id as person',
			'person.name',
			'person.mail',
			'claim.way',
			'claim.state',
			'claim.message',
			'claim.created_at as createdAt'
		])
		.where('claim.state', '=', 'waiting')
		.orderBy('claim.created_at')
		.orderBy('claim.id');
}
