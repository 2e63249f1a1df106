-- Accounts: who signs in, by which ways, with which rights on the whole site. The library that signs
-- people in writes most of these tables under our names (server/accounts/sign-in.ts); what opens an
-- account is kept as a hash.

create table person (
	id text collate "C" primary key,
	-- As she wants to be called; empty until she says.
	name text not null default '',
	mail text not null unique,
	mail_checked boolean not null default false,
	image text,
	has_second_factor boolean not null default false,
	role text not null default 'member' check (role in ('member', 'moderator', 'administrator')),
	-- When she agreed to the notice on personal data, and which version of it.
	consent_at timestamptz,
	consent_version text,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	last_seen_on date,
	-- She asked to be forgotten: until this day she may change her mind.
	erase_after timestamptz
);

create table session (
	id text collate "C" primary key,
	person text collate "C" not null references person (id) on delete cascade,
	token_hash text collate "C" not null unique,
	expires_at timestamptz not null,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	network text,
	user_agent text
);
create index session_person on session (person);

create table sign_in_method (
	id text collate "C" primary key,
	person text collate "C" not null references person (id) on delete cascade,
	provider text not null,
	subject text not null,
	password_hash text,
	access_token text,
	refresh_token text,
	id_token text,
	access_token_expires_at timestamptz,
	refresh_token_expires_at timestamptz,
	scope text,
	-- SIRET of the organisation she works for, as a provider that knows it (ProConnect) said at this date.
	siret text check (siret ~ '^\d{14}$'),
	siret_at timestamptz,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	unique (provider, subject)
);
create index sign_in_method_person on sign_in_method (person);

create table verification (
	id text collate "C" primary key,
	identifier text not null,
	value text not null,
	expires_at timestamptz not null,
	created_at timestamptz not null,
	updated_at timestamptz not null
);
create index verification_identifier on verification (identifier);

create table passkey (
	id text collate "C" primary key,
	person text collate "C" not null references person (id) on delete cascade,
	name text,
	public_key text not null,
	credential_id text not null unique,
	counter bigint not null,
	device_type text not null,
	backed_up boolean not null,
	transports text,
	aaguid text,
	created_at timestamptz
);
create index passkey_person on passkey (person);

create table two_factor (
	id text collate "C" primary key,
	person text collate "C" not null unique references person (id) on delete cascade,
	secret text not null,
	backup_codes text not null,
	verified boolean,
	failed_count integer,
	locked_until timestamptz
);

-- A change of address, once both the old one and the new one said yes.
create table mail_change (
	person text collate "C" primary key references person (id) on delete cascade,
	new_mail text not null,
	old_hash text collate "C" not null unique,
	new_hash text collate "C" not null unique,
	old_confirmed boolean not null,
	new_confirmed boolean not null default false,
	created_at timestamptz not null,
	expires_at timestamptz not null
);

-- A person who accompanies alliances on territories, as a moderator recognised.
create table catalyst_grant (
	person text collate "C" not null references person (id) on delete cascade,
	territory text collate "C" not null,
	granted_by text collate "C",
	granted_at timestamptz not null,
	primary key (person, territory)
);

-- What this site signs with, made at the first start and shared by every process of one database. What
-- opens an account is hashed apart: whoever read this table alone could not sign in as anybody.
create table secret (
	name text primary key,
	value text not null,
	created_at timestamptz not null
);
