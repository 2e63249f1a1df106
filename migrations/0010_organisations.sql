-- Organisations that are on the site, and who acts for them. What the official registers say lies apart
-- (register_association, register_company): people never write there, nor a monthly file here.

create table organisation (
	id bigint generated always as identity primary key,
	slug text collate "C" not null unique,
	name text not null,
	acronym text,
	-- domain/kernel/vocabulary.ts: association, entreprise, collectivite…
	family text not null,
	-- INSEE's legal category, four digits.
	legal_category text,
	siren text unique check (siren ~ '^\d{9}$'),
	-- Of its seat.
	siret text unique check (siret ~ '^\d{14}$'),
	rna text unique check (rna ~ '^W[0-9A-Z]{3}[0-9]{6}$'),
	purpose text,
	domains text[] not null default '{}',
	sdgs integer[] not null default '{}',
	-- Commune of its seat, then where it acts: codes of territories.
	place text collate "C",
	territories text[] not null default '{}',
	-- Band of employees, code of INSEE.
	size text,
	website text,
	languages text[] not null default '{fr}',
	-- Known as this actor by the catalogue of examples.
	actor_key text,
	-- Set when a moderator found that it was another one already here.
	merged_into bigint references organisation (id),
	created_at timestamptz not null,
	updated_at timestamptz not null,
	-- Grows at each change: two people who edit do not erase each other.
	version integer not null default 1
);
create index organisation_actor on organisation (actor_key) where actor_key is not null;

create table membership (
	organisation bigint not null references organisation (id),
	person text collate "C" not null references person (id) on delete cascade,
	role text not null check (role in ('representative', 'member')),
	-- She agreed that her name stands on the public page.
	shown boolean not null default false,
	-- How it was established that she acts for it; null when nobody checked yet.
	proof text check (proof in ('mail', 'siret', 'moderator', 'representative')),
	since timestamptz not null,
	primary key (organisation, person)
);
create index membership_person on membership (person);

-- Somebody asks to represent an organisation.
create table organisation_claim (
	id bigint generated always as identity primary key,
	organisation bigint not null references organisation (id),
	person text collate "C" not null references person (id) on delete cascade,
	way text not null check (way in ('mail', 'siret', 'moderator')),
	-- unchecked: the link sent to the address of the organisation was not used yet.
	state text not null check (state in ('unchecked', 'waiting', 'accepted', 'refused', 'withdrawn')),
	-- What she says of her place in it, for who decides. Erased when the claim is settled.
	message text,
	-- Address of the organisation that she says is hers. Erased when the claim is settled.
	address text,
	-- SHA-256 of what the link holds.
	token_hash text collate "C" unique,
	expires_at timestamptz,
	created_at timestamptz not null,
	settled_at timestamptz,
	-- What the person is told when it is refused.
	note text
);
create unique index organisation_claim_open on organisation_claim (organisation, person)
	where state in ('unchecked', 'waiting');
create index organisation_claim_waiting on organisation_claim (created_at) where state = 'waiting';
create index organisation_claim_person on organisation_claim (person);

-- Somebody is asked, at a mail address that may belong to nobody, to join an organisation.
create table organisation_invitation (
	id bigint generated always as identity primary key,
	organisation bigint not null references organisation (id),
	mail text not null,
	role text not null check (role in ('representative', 'member')),
	token_hash text collate "C" not null unique,
	invited_by text collate "C" references person (id) on delete set null,
	state text not null check (state in ('waiting', 'accepted', 'declined', 'revoked')),
	created_at timestamptz not null,
	expires_at timestamptz not null,
	settled_at timestamptz
);
create unique index organisation_invitation_open on organisation_invitation (organisation, mail)
	where state = 'waiting';
create index organisation_invitation_mail on organisation_invitation (mail) where state = 'waiting';

-- Addresses that organisations had before they were merged.
create table organisation_former_slug (
	slug text collate "C" primary key,
	organisation bigint not null references organisation (id)
);
create index organisation_former_slug_organisation on organisation_former_slug (organisation);

insert into revision (subject) values ('organisations');

-- A person who is erased, or who changes her name, leaves the public pages that showed it: caches are told
-- whatever did it.
create function tell_organisations() returns trigger language plpgsql as $$
begin
	update revision set number = number + 1 where subject = 'organisations';
	return null;
end $$;
create trigger membership_gone after delete on membership
	for each row when (old.shown) execute function tell_organisations();
create trigger person_renamed after update of name on person
	for each row when (old.name is distinct from new.name) execute function tell_organisations();
