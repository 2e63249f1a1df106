-- The catalogue of inspiring examples. `record` is the example as it was given (data/SCHEMA.md);
-- the columns beside it are what lists, facets and search need, computed from it in the same write.

create table example (
	id bigint generated always as identity primary key,
	slug text collate "C" not null unique,
	kind text not null check (kind in ('partnership', 'ecosystem')),
	title text not null,
	sort_title text collate "C" not null,
	summary text not null,
	category text,
	objectives text[] not null,
	domains text[] not null,
	sdgs smallint[] not null,
	families text[] not null,
	scale text not null,
	place text collate "C" references territory (code),
	territories text[] not null default '{}',
	start_year smallint,
	record jsonb not null,
	fingerprint text not null,
	origin text not null check (origin in ('reference', 'import')),
	created_at timestamptz not null,
	updated_at timestamptz not null,
	search tsvector not null
);

create index example_search on example using gin (search);
create index example_territories on example using gin (territories);
create index example_recent on example (coalesce(start_year, 0) desc, slug);
