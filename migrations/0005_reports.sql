-- What readers say is wrong in an example, and the examples that were withdrawn.

create table report (
	id bigint generated always as identity primary key,
	-- What the person is given, to speak of it later.
	reference text collate "C" not null unique,
	-- No foreign key: a report outlives the example it brought down.
	slug text collate "C" not null,
	title text not null,
	kind text not null,
	message text not null check (length(message) between 1 and 2000),
	source text,
	-- Only to answer her; erased by time (see domain/catalogue/report.ts).
	mail text,
	-- The same report sent twice is one report; empty once it is settled.
	fingerprint text collate "C" unique,
	created_at timestamptz not null,
	settled_at timestamptz,
	note text,
	check ((settled_at is null) = (note is null))
);

create index report_recent on report (created_at desc, id desc);

-- An example leaves `example` for this table, and comes back by the same way.
create table withdrawn_example (
	slug text collate "C" primary key,
	title text not null,
	reason text not null check (length(reason) between 1 and 500),
	withdrawn_at timestamptz not null,
	record jsonb not null,
	origin text not null check (origin in ('reference', 'import')),
	created_at timestamptz not null
);
