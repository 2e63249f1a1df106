-- Organisations that are on the site, and who acts for them. What the official registers say lies apart
-- (register_association, register_company): people never write there, nor a monthly file here.

create table organisation (
	id bigint generated always as identity primary key,
	slug text collate "C" not null unique,
	name text not null,
	acronym text,
	-- domain/catalogue/vocabulary.ts: association, entreprise, collectivite…
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

create table membership (
	organisation bigint not null references organisation (id),
	person text collate "C" not null references person (id) on delete cascade,
	role text not null check (role in ('representative', 'member')),
	-- She agreed that her name stands on the public page.
	shown boolean not null default false,
	since timestamptz not null,
	primary key (organisation, person)
);
create index membership_person on membership (person);

insert into revision (subject) values ('organisations');
