-- Communes, EPCI, départements and régions of France by official code, and the old codes of communes.

create table territory (
	code text collate "C" primary key,
	kind text not null check (kind in ('commune', 'epci', 'departement', 'region')),
	name text not null,
	article smallint not null,
	epci_kind text,
	population integer check (population >= 0),
	latitude double precision not null check (latitude between -90 and 90),
	longitude double precision not null check (longitude between -180 and 180),
	approximate boolean not null,
	-- The point comes from an official file that an administrator loaded.
	official boolean not null default false,
	postal_codes text[] not null default '{}',
	ancestors text[] not null default '{}',
	neighbours text[] not null default '{}',
	seat text collate "C",
	search_name text collate "C" not null
);

create index territory_search_name on territory (search_name text_pattern_ops);
create index territory_search_words on territory using gin (search_name gin_trgm_ops);
create index territory_postal_codes on territory using gin (postal_codes);
create index territory_ancestors on territory using gin (ancestors);
create index territory_kind on territory (kind);
create index territory_latitude on territory (latitude, longitude);

create table territory_alias (
	code text collate "C" primary key,
	name text not null,
	kind text not null,
	present text collate "C" not null references territory (code) on delete cascade
);

-- Official contours that an administrator loaded (GeoJSON geometry, WGS 84); they replace ours.
create table territory_outline (
	code text collate "C" primary key references territory (code) on delete cascade,
	geometry jsonb not null
);
