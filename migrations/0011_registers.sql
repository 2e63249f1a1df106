-- What the official registers say of organisations: associations (RNA) and companies (Sirene). Written
-- by the imports of the administrator only; people write in `organisation`.

create table register_association (
	-- `rna-W751000001`; `rna-` and the former number for an association that has no RNA yet.
	key text collate "C" primary key,
	rna text collate "C",
	siret text collate "C",
	siren text collate "C" generated always as (left(siret, 9)) stored,
	name text not null,
	acronym text,
	purpose text,
	-- Codes of the RNA's own list of purposes; `domains` is deduced from them.
	objects text[] not null default '{}',
	domains text[] not null default '{}',
	-- Present INSEE code of the commune of the seat, and its name (else as the file writes it).
	place text collate "C",
	town text,
	website text,
	-- The file it comes from: one that is no longer in its file has closed.
	layout text collate "C" not null check (layout in ('waldec', 'import')),
	closed_on date,
	-- Folded name, in whose order lists are read; folded words, and `d_sport` for a domain.
	search_name text collate "C" not null,
	words tsvector not null
);
create index register_association_rna on register_association (rna);
create index register_association_siren on register_association (siren) where siren is not null;
create index register_association_name on register_association (search_name, key) where closed_on is null;
create index register_association_place on register_association (place, search_name, key) where closed_on is null;
create index register_association_words on register_association using gin (words) with (fastupdate = on, gin_pending_list_limit = 32768);

create table register_company (
	key text collate "C" primary key,
	siren text collate "C" not null unique,
	-- Of its seat.
	siret text collate "C",
	rna text collate "C",
	name text not null,
	acronym text,
	legal_category text collate "C" not null,
	activity text collate "C",
	-- « NAFRev2 » most often: which list `activity` belongs to. `activity_2025` is NAF 2025.
	activity_nomenclature text collate "C",
	activity_2025 text collate "C",
	social_economy boolean not null default false,
	domains text[] not null default '{}',
	place text collate "C",
	town text,
	-- Folded words of the town: the file of units does not have it, and must not lose it.
	town_words text collate "C" not null default '',
	closed_on date,
	-- Key of the association that it is: one organisation is shown once.
	twin text collate "C",
	search_name text collate "C" not null,
	words tsvector not null
);
create index register_company_rna on register_company (rna) where rna is not null;
create index register_company_twin on register_company (twin) where twin is not null;
create index register_company_name on register_company (search_name, key) where closed_on is null and twin is null;
create index register_company_place on register_company (place, search_name, key) where closed_on is null and twin is null;
create index register_company_words on register_company using gin (words) with (fastupdate = on, gin_pending_list_limit = 32768);

-- Each file that was loaded, and how far when it was cut.
create table register_load (
	id bigint generated always as identity primary key,
	source text not null check (source in ('rna-waldec', 'rna-import', 'sirene-units', 'sirene-seats')),
	file_name text not null,
	-- SHA-256 of the file.
	fingerprint text not null,
	bytes bigint not null,
	began_at timestamptz not null,
	ended_at timestamptz,
	state text not null check (state in ('running', 'done', 'truncated')),
	rows_read bigint not null default 0,
	added bigint not null default 0,
	changed bigint not null default 0,
	unchanged bigint not null default 0,
	closed bigint not null default 0,
	-- Why some rows were left aside, with their number.
	skipped jsonb not null default '{}',
	-- Left open although the file no longer holds them: it looked partial.
	spared bigint not null default 0,
	-- How many this source holds open once loaded.
	standing bigint,
	-- The first of its source: nothing can disappear.
	fresh boolean not null,
	-- Definitions of the indexes that a first load took away, to be made again at its end.
	dropped_indexes text[] not null default '{}'
);
create index register_load_source on register_load (source, id);

-- What the load under way has met, to know at its end what has disappeared. Logged: it must outlive a cut.
create table register_seen (
	source text not null,
	key text collate "C" not null,
	primary key (source, key)
);

-- One batch of rows, on its way; worth nothing after a cut.
create unlogged table register_association_batch (
	key text collate "C", rna text, siret text, name text, acronym text, purpose text, objects text, domains text,
	place text, town text, website text, layout text, search_name text collate "C", words text
);
create unlogged table register_company_batch (
	key text collate "C", siren text, siret text, rna text, name text, acronym text, legal_category text,
	activity text, activity_nomenclature text, activity_2025 text, social_economy text, domains text,
	search_name text collate "C", words text
);
create unlogged table register_seat_batch (
	key text collate "C", siret text, place text, town text, words text
);
-- Keys that their file says are closed, or `gone`: not to be kept at all.
create unlogged table register_closed_batch (key text collate "C", gone text);
