-- Data on territories that an administrator loads: what each indicator means and who says it, one value
-- by indicator, year and territory, and what each load brought. None comes with the product.

create table territory_indicator (
	id text collate "C" primary key,
	label text not null,
	unit text not null,
	meaning text,
	direction text check (direction in ('higher', 'lower')),
	source text not null,
	source_url text not null,
	publisher text,
	licence text
);

create table territory_data_load (
	id bigint generated always as identity primary key,
	loaded_at timestamptz not null,
	file_name text,
	sha256 text,
	dictionary_name text,
	dictionary_sha256 text,
	-- The indicators that it speaks of.
	indicators text[] not null,
	created integer not null,
	changed integer not null,
	unchanged integer not null,
	refused integer not null
);

create table territory_value (
	indicator text collate "C" not null references territory_indicator (id),
	year smallint not null,
	-- No foreign key: a vintage outlives the communes that merge after it.
	code text collate "C" not null,
	kind text not null check (kind in ('commune', 'epci', 'departement', 'region')),
	value double precision,
	missing text check (missing in ('s', 'nd')),
	-- From the highest value of its kind, that year; the same for the same value.
	rank integer,
	tied boolean not null default false,
	-- The load that last wrote it.
	load bigint not null references territory_data_load (id),
	primary key (indicator, year, code),
	check ((value is null) = (missing is not null))
);
create index territory_value_code on territory_value (code);
create index territory_value_rank on territory_value (indicator, year, kind, rank, code);
create index territory_value_load on territory_value (load);

-- What is known of each vintage, computed with the ranks.
create table territory_vintage (
	indicator text collate "C" not null references territory_indicator (id),
	year smallint not null,
	kind text not null,
	count integer not null,
	missing integer not null,
	lowest double precision,
	median double precision,
	highest double precision,
	primary key (indicator, year, kind)
);

insert into revision (subject) values ('territory-data');
