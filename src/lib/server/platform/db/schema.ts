import type { Generated, JSONColumnType } from 'kysely';

/** What SQL holds: one interface per table of `migrations/`. The SQL files are the truth. */
export interface Database {
	schema_migration: SchemaMigrationTable;
	reference_load: ReferenceLoadTable;
	revision: RevisionTable;
	territory: TerritoryTable;
	territory_alias: TerritoryAliasTable;
	territory_outline: TerritoryOutlineTable;
	example: ExampleTable;
	actor: ActorTable;
	example_actor: ExampleActorTable;
	report: ReportTable;
	withdrawn_example: WithdrawnExampleTable;
	territory_indicator: TerritoryIndicatorTable;
	territory_data_load: TerritoryDataLoadTable;
	territory_value: TerritoryValueTable;
	territory_vintage: TerritoryVintageTable;
	person: PersonTable;
	session: SessionTable;
	sign_in_method: SignInMethodTable;
	verification: VerificationTable;
	passkey: PasskeyTable;
	two_factor: TwoFactorTable;
	mail_change: MailChangeTable;
	catalyst_grant: CatalystGrantTable;
	secret: SecretTable;
	mail: MailTable;
	mail_refusal: MailRefusalTable;
	nightly_job: NightlyJobTable;
	journal: JournalTable;
	organisation: OrganisationTable;
	membership: MembershipTable;
	organisation_claim: OrganisationClaimTable;
	organisation_invitation: OrganisationInvitationTable;
	organisation_former_slug: OrganisationFormerSlugTable;
	need: NeedTable;
	thread: ThreadTable;
	message: MessageTable;
	contact_block: ContactBlockTable;
	message_report: MessageReportTable;
	personal_token: PersonalTokenTable;
	register_association: RegisterAssociationTable;
	register_company: RegisterCompanyTable;
	register_load: RegisterLoadTable;
	diagnostic: DiagnosticTable;
	diagnostic_answers: DiagnosticAnswersTable;
	diagnostic_link: DiagnosticLinkTable;
	diagnostic_statistic: DiagnosticStatisticTable;
	orientation_version: OrientationVersionTable;
	learning_progress: LearningProgressTable;
	learning_answer_count: LearningAnswerCountTable;
	badge_place: BadgePlaceTable;
	badge: BadgeTable;
}

interface SchemaMigrationTable {
	name: string;
	checksum: string;
	applied_at: Generated<Date>;
}

/** Which version of each reference file of `data/` is in the database. */
interface ReferenceLoadTable {
	name: string;
	fingerprint: string;
	loaded_at: Generated<Date>;
}

/** A counter per subject, moved in the transaction that changes it: what a cached page depends on. */
interface RevisionTable {
	subject: 'territory' | 'catalogue' | 'territory-data' | 'organisations' | 'needs' | 'diagnostic';
	number: number;
}

interface TerritoryTable {
	/** `35238`, `200039022`, `35`, `R53`: INSEE code, with `R` before a région (« 53 » is also a département). */
	code: string;
	kind: 'commune' | 'epci' | 'departement' | 'region';
	name: string;
	/** INSEE's TNCC digit: which article and linking word the name takes. */
	article: number;
	/** Kind of EPCI (CC, CA, CU, METRO…). */
	epci_kind: string | null;
	population: number | null;
	/** Degrees, WGS 84. */
	latitude: number;
	longitude: number;
	/** True when the point is an estimate of ours. */
	approximate: boolean;
	/** True when the point comes from an official file that an administrator loaded. */
	official: Generated<boolean>;
	postal_codes: string[];
	/** Codes of the territories that hold this one, nearest first. */
	ancestors: string[];
	neighbours: string[];
	/** Chief commune of a département or a région. */
	seat: string | null;
	/** The name without accents, in lower case. */
	search_name: string;
}

interface TerritoryAliasTable {
	code: string;
	name: string;
	kind: string;
	present: string;
}

interface TerritoryOutlineTable {
	code: string;
	/** GeoJSON geometry, WGS 84. */
	geometry: JSONColumnType<Record<string, unknown>>;
}

interface ExampleTable {
	id: Generated<number>;
	slug: string;
	kind: string;
	title: string;
	summary: string;
	category: string | null;
	objectives: string[];
	domains: string[];
	sdgs: number[];
	/** Families of its actors, each once. */
	families: string[];
	scale: string;
	/** The smallest known territory of the example. */
	place: string | null;
	/** `place` and all that holds it. */
	territories: string[];
	start_year: number | null;
	/** The example as it was given (data/examples/SCHEMA.md). */
	record: JSONColumnType<Record<string, unknown>>;
	fingerprint: string;
	origin: 'reference' | 'import';
	created_at: Date;
	updated_at: Date;
	/** Revision of the catalogue at which it was last written. */
	revision: number;
}

/** An organisation that examples name; computed from `example_actor`. */
interface ActorTable {
	key: string;
	base: string;
	slug: string;
	name: string;
	/** The name folded, without its first article. */
	sort_name: string;
	search_names: string;
	family: string;
	names: string[];
	/** Number of examples that name it. */
	examples: number;
}

interface ExampleActorTable {
	example: string;
	/** Its place among the actors of the record, from 0. */
	rank: number;
	/** Key of the organisation. */
	actor: string;
	base: string;
	name: string;
	family: string;
	role: string | null;
}

/** What a reader said was wrong in an example. */
interface ReportTable {
	id: Generated<number>;
	reference: string;
	slug: string;
	/** Title of the example when it was sent. */
	title: string;
	kind: string;
	message: string;
	source: string | null;
	/** Erased by time. */
	mail: string | null;
	/** Of all that was given; null once settled. */
	fingerprint: string | null;
	created_at: Date;
	settled_at: Date | null;
	/** What the administrator wrote when settling. */
	note: string | null;
}

interface WithdrawnExampleTable {
	slug: string;
	title: string;
	reason: string;
	withdrawn_at: Date;
	record: JSONColumnType<Record<string, unknown>>;
	origin: 'reference' | 'import';
	/** When it first came into the catalogue. */
	created_at: Date;
}

/** What a number loaded by an administrator means, and who says it. */
interface TerritoryIndicatorTable {
	id: string;
	label: string;
	unit: string;
	meaning: string | null;
	direction: 'higher' | 'lower' | null;
	/** Title of the source. */
	source: string;
	source_url: string;
	publisher: string | null;
	licence: string | null;
}

interface TerritoryDataLoadTable {
	id: Generated<number>;
	loaded_at: Date;
	file_name: string | null;
	sha256: string | null;
	dictionary_name: string | null;
	dictionary_sha256: string | null;
	/** Ids of the indicators that it speaks of. */
	indicators: string[];
	created: number;
	changed: number;
	unchanged: number;
	refused: number;
}

interface TerritoryValueTable {
	indicator: string;
	year: number;
	code: string;
	kind: 'commune' | 'epci' | 'departement' | 'region';
	value: number | null;
	/** Why there is no value. */
	missing: 's' | 'nd' | null;
	/** From the highest of its kind, that year. */
	rank: number | null;
	/** Others have the same value. */
	tied: Generated<boolean>;
	/** The load that last wrote it. */
	load: number;
}

/** Computed with the ranks. */
interface TerritoryVintageTable {
	indicator: string;
	year: number;
	kind: 'commune' | 'epci' | 'departement' | 'region';
	/** Territories that have a value, and that have a line without one. */
	count: number;
	missing: number;
	lowest: number | null;
	median: number | null;
	highest: number | null;
}

/** Somebody who has an account. */
interface PersonTable {
	id: string;
	/** As she wants to be called; empty until she says. */
	name: Generated<string>;
	mail: string;
	mail_checked: Generated<boolean>;
	image: string | null;
	has_second_factor: Generated<boolean>;
	role: Generated<'member' | 'moderator' | 'administrator'>;
	consent_at: Date | null;
	consent_version: string | null;
	created_at: Date;
	updated_at: Date;
	/** `YYYY-MM-DD`. */
	last_seen_on: string | null;
	/** She asked to be forgotten: until this day she may change her mind. */
	erase_after: Date | null;
}

interface SessionTable {
	id: string;
	person: string;
	token_hash: string;
	expires_at: Date;
	created_at: Date;
	updated_at: Date;
	network: string | null;
	user_agent: string | null;
}

interface SignInMethodTable {
	id: string;
	person: string;
	provider: string;
	/** Who she is for that provider. */
	subject: string;
	password_hash: string | null;
	access_token: string | null;
	refresh_token: string | null;
	id_token: string | null;
	access_token_expires_at: Date | null;
	refresh_token_expires_at: Date | null;
	scope: string | null;
	/** As the provider said at `siret_at`. */
	siret: string | null;
	siret_at: Date | null;
	created_at: Date;
	updated_at: Date;
}

interface VerificationTable {
	id: string;
	identifier: string;
	value: string;
	expires_at: Date;
	created_at: Date;
	updated_at: Date;
}

interface PasskeyTable {
	id: string;
	person: string;
	name: string | null;
	public_key: string;
	credential_id: string;
	counter: number;
	device_type: string;
	backed_up: boolean;
	transports: string | null;
	aaguid: string | null;
	created_at: Date | null;
}

interface TwoFactorTable {
	id: string;
	person: string;
	secret: string;
	backup_codes: string;
	verified: boolean | null;
	failed_count: number | null;
	locked_until: Date | null;
}

/** A change of address that waits for a yes from both. */
interface MailChangeTable {
	person: string;
	new_mail: string;
	old_hash: string;
	new_hash: string;
	old_confirmed: boolean;
	new_confirmed: Generated<boolean>;
	created_at: Date;
	expires_at: Date;
}

interface CatalystGrantTable {
	person: string;
	territory: string;
	granted_by: string | null;
	granted_at: Date;
}

/** What this site signs with. */
interface SecretTable {
	name: string;
	value: string;
	created_at: Date;
}

/** A mail that waits to leave, or left. */
interface MailTable {
	id: Generated<number>;
	person: string | null;
	address: string;
	kind: string;
	subject: string;
	body_text: string;
	body_html: string;
	refusal_address: string | null;
	created_at: Date;
	tries: Generated<number>;
	next_try_at: Date;
	held_until: Date | null;
	sent_at: Date | null;
	given_up_at: Date | null;
	last_error: string | null;
}

/** A kind of mail that a person does not want. */
interface MailRefusalTable {
	person: string;
	kind: string;
	refused_at: Date;
}

interface NightlyJobTable {
	name: string;
	/** `YYYY-MM-DD`: the night it was last done for. */
	done_on: string | null;
	held_until: Date | null;
	finished_at: Date | null;
	last_error: string | null;
}

/** Append-only. */
interface JournalTable {
	id: Generated<number>;
	at: Date;
	person: string | null;
	actor: 'visitor' | 'operator' | 'person';
	action: string;
	subject_kind: string;
	subject: string;
	details: JSONColumnType<Record<string, unknown>>;
}

interface OrganisationTable {
	id: Generated<number>;
	slug: string;
	name: string;
	acronym: string | null;
	family: string;
	legal_category: string | null;
	siren: string | null;
	siret: string | null;
	rna: string | null;
	purpose: string | null;
	domains: string[];
	sdgs: number[];
	place: string | null;
	territories: string[];
	size: string | null;
	website: string | null;
	languages: string[];
	actor_key: string | null;
	merged_into: number | null;
	created_at: Date;
	updated_at: Date;
	version: Generated<number>;
}

interface MembershipTable {
	organisation: number;
	person: string;
	role: 'representative' | 'member';
	/** She agreed that her name stands on the public page. */
	shown: Generated<boolean>;
	/** How it was established that she acts for it; null when nobody checked yet. */
	proof: 'mail' | 'siret' | 'moderator' | 'representative' | null;
	since: Date;
}

interface LearningProgressTable {
	person: string;
	unit: string;
	quiz: number;
	exercise: boolean;
	/** `YYYY-MM-DD`, or empty. */
	version: string;
	updated_at: Date;
}

/** Answers to the questions of quizzes, by nobody in particular. */
interface LearningAnswerCountTable {
	unit: string;
	question: string;
	version: string;
	right_count: Generated<number>;
	answer_count: Generated<number>;
}

/** Somebody asks to represent an organisation. */
interface OrganisationClaimTable {
	id: Generated<number>;
	organisation: number;
	person: string;
	way: 'mail' | 'siret' | 'moderator';
	state: 'unchecked' | 'waiting' | 'accepted' | 'refused' | 'withdrawn';
	message: string | null;
	address: string | null;
	token_hash: string | null;
	expires_at: Date | null;
	created_at: Date;
	settled_at: Date | null;
	note: string | null;
}

/** Somebody is asked, at a mail address, to join an organisation. */
interface OrganisationInvitationTable {
	id: Generated<number>;
	organisation: number;
	mail: string;
	role: 'representative' | 'member';
	token_hash: string;
	invited_by: string | null;
	state: 'waiting' | 'accepted' | 'declined' | 'revoked';
	created_at: Date;
	expires_at: Date;
	settled_at: Date | null;
}

/** An address that an organisation had before it was merged into another. */
interface OrganisationFormerSlugTable {
	slug: string;
	organisation: number;
}

/** What an organisation looks for or can bring. */
interface NeedTable {
	id: Generated<number>;
	slug: string;
	organisation: number;
	kind: 'need' | 'offer';
	state: 'draft' | 'published' | 'fulfilled' | 'expired';
	title: Generated<string>;
	situation: Generated<string>;
	audience: Generated<string>;
	publics: Generated<string[]>;
	domains: Generated<string[]>;
	sdgs: Generated<number[]>;
	territory: string | null;
	change: Generated<string>;
	help: Generated<string[]>;
	help_detail: Generated<string>;
	/** `YYYY-MM-DD`. */
	until: string | null;
	in_return: Generated<string>;
	limits: Generated<string>;
	written_by: string | null;
	created_at: Date;
	updated_at: Date;
	published_at: Date | null;
	confirmed_at: Date | null;
	asked_at: Date | null;
	answer_hash: string | null;
	closed_at: Date | null;
	version: Generated<number>;
}

interface ThreadTable {
	id: Generated<number>;
	key: string;
	title: string;
	need: number | null;
	from_person: string | null;
	from_organisation: number | null;
	to_organisation: number;
	created_at: Date;
	last_at: Date;
	from_agreed_by: string | null;
	from_agreed_at: Date | null;
	to_agreed_by: string | null;
	to_agreed_at: Date | null;
}

interface MessageTable {
	id: Generated<number>;
	thread: number;
	side: 'from' | 'to';
	author: string | null;
	body: string;
	sent_at: Date;
}

interface ContactBlockTable {
	id: Generated<number>;
	by_organisation: number | null;
	by_person: string | null;
	organisation: number | null;
	person: string | null;
	created_at: Date;
}

interface MessageReportTable {
	id: Generated<number>;
	message: number;
	reported_by: string | null;
	reason: string;
	created_at: Date;
	settled_at: Date | null;
	settled_by: string | null;
	note: string | null;
}

interface PersonalTokenTable {
	id: Generated<number>;
	person: string;
	name: string;
	hash: string;
	scopes: string[];
	created_at: Date;
	expires_at: Date;
	/** A day, read as text: `YYYY-MM-DD`. */
	last_used_on: string | null;
	revoked_at: Date | null;
}

/** A line of the RNA. Written by imports only. */
interface RegisterAssociationTable {
	key: string;
	rna: string | null;
	siret: string | null;
	siren: string | null;
	name: string;
	acronym: string | null;
	purpose: string | null;
	objects: string[];
	domains: string[];
	place: string | null;
	town: string | null;
	website: string | null;
	layout: 'waldec' | 'import';
	closed_on: string | null;
	search_name: string;
	/** `tsvector`. */
	words: string;
}

/** A legal unit of Sirene. Written by imports only. */
interface RegisterCompanyTable {
	key: string;
	siren: string;
	siret: string | null;
	rna: string | null;
	name: string;
	acronym: string | null;
	legal_category: string;
	activity: string | null;
	activity_nomenclature: string | null;
	activity_2025: string | null;
	social_economy: boolean;
	domains: string[];
	place: string | null;
	town: string | null;
	town_words: string;
	closed_on: string | null;
	/** Key of the association that it is. */
	twin: string | null;
	search_name: string;
	words: string;
}

/** A file of an official register that was loaded, or is under way. */
interface RegisterLoadTable {
	id: Generated<number>;
	source: 'rna-waldec' | 'rna-import' | 'sirene-units' | 'sirene-seats';
	file_name: string;
	fingerprint: string;
	bytes: number;
	began_at: Date;
	ended_at: Date | null;
	state: 'running' | 'done' | 'truncated';
	rows_read: Generated<number>;
	added: Generated<number>;
	changed: Generated<number>;
	unchanged: Generated<number>;
	closed: Generated<number>;
	skipped: JSONColumnType<Record<string, number>>;
	spared: Generated<number>;
	standing: number | null;
	/** The first of its source. */
	fresh: boolean;
	/** Definitions, to be made again at the end of the load. */
	dropped_indexes: Generated<string[]>;
}

interface DiagnosticTable {
	id: Generated<number>;
	questionnaire: string;
	version: number;
	name: Generated<string>;
	started_at: Date;
	expires_at: Date;
	/** `JointReading` of domain/diagnostic/together.ts. */
	joint: JSONColumnType<Record<string, unknown>, string | undefined, string>;
}

interface DiagnosticAnswersTable {
	id: Generated<number>;
	diagnostic: number;
	/** `Answers` of domain/diagnostic/questionnaire.ts. */
	answers: JSONColumnType<Record<string, string[]>, string | undefined, string>;
	place: string | null;
	started_at: Date;
	saved_at: Date;
	finished_at: Date | null;
	/** Theme → quality. */
	counted: JSONColumnType<Record<string, number>, string | undefined, string>;
	previous: number | null;
	in_statistics: 'agreed' | 'counted' | null;
}

interface DiagnosticLinkTable {
	token_hash: string;
	kind: 'answer' | 'read' | 'invite';
	diagnostic: number;
	answers: number;
	created_at: Date;
}

interface DiagnosticStatisticTable {
	id: Generated<number>;
	questionnaire: string;
	level: number | null;
	themes: JSONColumnType<Record<string, number>, string, never>;
}

interface OrientationVersionTable {
	version: Generated<number>;
	text: string | null;
	note: string;
	written_at: Date;
}

interface BadgePlaceTable {
	list: number;
	place: number;
}

interface BadgeTable {
	id: string;
	person: string;
	path: 'decouvrir' | 'concevoir' | 'piloter';
	list: number;
	place: number;
	jwt: string;
	issued_at: Date;
	revoked_at: Date | null;
	revoked_by: 'holder' | 'administrator' | null;
}
