-- What the platform itself needs: search in French with or without accents, the versions of the
-- reference files that are loaded, and a revision counter per subject for caches.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- « benevole » must find « bénévole »: the same stems, without accents.
create text search configuration french_unaccent (copy = french);
alter text search configuration french_unaccent
	alter mapping for hword, hword_part, word with unaccent, french_stem;

create table reference_load (
	name text primary key,
	fingerprint text not null,
	loaded_at timestamptz not null default now()
);

create table revision (
	subject text primary key,
	number bigint not null default 0
);
insert into revision (subject) values ('territory'), ('catalogue');
