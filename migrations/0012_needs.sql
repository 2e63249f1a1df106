-- What organisations look for and can bring, who writes to whom about it, and the keys with which a
-- program acts for a person.

create table need (
	id bigint generated always as identity primary key,
	-- Of a draft, drawn by lot; made from the title when it is first published, and kept.
	slug text collate "C" not null unique,
	organisation bigint not null references organisation (id),
	kind text not null check (kind in ('need', 'offer')),
	state text not null check (state in ('draft', 'published', 'fulfilled', 'expired')),
	-- domain/matching/need.ts says what each holds; empty until it is told.
	title text not null default '',
	situation text not null default '',
	audience text not null default '',
	publics text[] not null default '{}',
	domains text[] not null default '{}',
	sdgs integer[] not null default '{}',
	territory text collate "C",
	change text not null default '',
	help text[] not null default '{}',
	help_detail text not null default '',
	until text check (until ~ '^\d{4}-\d{2}-\d{2}$'),
	in_return text not null default '',
	limits text not null default '',
	written_by text collate "C" references person (id) on delete set null,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	published_at timestamptz,
	-- The last time somebody said that it is still true; publishing says so.
	confirmed_at timestamptz,
	-- Asked whether it is still true, and the hash of the key of the answers in that mail.
	asked_at timestamptz,
	answer_hash text collate "C" unique,
	closed_at timestamptz,
	-- Grows at each change: two people who edit do not erase each other.
	version integer not null default 1,
	check (state = 'draft' or published_at is not null)
);
create index need_organisation on need (organisation, id);
create index need_published on need (confirmed_at) where state = 'published';

-- A conversation between an organisation and a person, who may write for another organisation.
create table thread (
	id bigint generated always as identity primary key,
	-- What its address holds: nobody guesses it, and it opens nothing by itself.
	key text collate "C" not null unique,
	title text not null,
	need bigint references need (id) on delete set null,
	from_person text collate "C" references person (id) on delete set null,
	from_organisation bigint references organisation (id),
	to_organisation bigint not null references organisation (id),
	created_at timestamptz not null,
	last_at timestamptz not null,
	-- Who agreed, on each side, that the other one sees her mail address; both, or nobody sees any.
	from_agreed_by text collate "C" references person (id) on delete set null,
	from_agreed_at timestamptz,
	to_agreed_by text collate "C" references person (id) on delete set null,
	to_agreed_at timestamptz,
	check (from_organisation is null or from_organisation <> to_organisation)
);
create index thread_from_person on thread (from_person);
create index thread_from_organisation on thread (from_organisation);
create index thread_to_organisation on thread (to_organisation);

create table message (
	id bigint generated always as identity primary key,
	thread bigint not null references thread (id) on delete cascade,
	side text not null check (side in ('from', 'to')),
	author text collate "C" references person (id) on delete set null,
	body text not null check (length(body) between 1 and 4000),
	sent_at timestamptz not null
);
create index message_thread on message (thread, id);
create index message_author on message (author, sent_at);

-- Who no longer receives messages from whom.
create table contact_block (
	id bigint generated always as identity primary key,
	by_organisation bigint references organisation (id) on delete cascade,
	by_person text collate "C" references person (id) on delete cascade,
	organisation bigint references organisation (id) on delete cascade,
	person text collate "C" references person (id) on delete cascade,
	created_at timestamptz not null,
	check (num_nonnulls(by_organisation, by_person) = 1),
	check (num_nonnulls(organisation, person) = 1),
	unique nulls not distinct (by_organisation, by_person, organisation, person)
);
create index contact_block_person on contact_block (person);
create index contact_block_by_person on contact_block (by_person);

create table message_report (
	id bigint generated always as identity primary key,
	message bigint not null references message (id) on delete cascade,
	reported_by text collate "C" references person (id) on delete set null,
	reason text not null check (length(reason) between 1 and 1000),
	created_at timestamptz not null,
	settled_at timestamptz,
	settled_by text collate "C" references person (id) on delete set null,
	note text,
	unique (message, reported_by),
	check ((settled_at is null) = (note is null))
);
create index message_report_open on message_report (created_at) where settled_at is null;

-- A key with which a program acts for a person, within its scopes. Only its hash is kept.
create table personal_token (
	id bigint generated always as identity primary key,
	person text collate "C" not null references person (id) on delete cascade,
	name text not null,
	hash text collate "C" not null unique,
	scopes text[] not null,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	last_used_on date,
	revoked_at timestamptz
);
create index personal_token_person on personal_token (person);

insert into revision (subject) values ('needs');
