-- The badges of the learning paths (Open Badges 3.0): what was signed, as it was signed. The public page
-- of a badge checks these very bytes each time it is opened.

-- A place in a list of withdrawn badges, given once and never again: it stays when its badge is erased
-- with an account, and the list then says « withdrawn » (server/learning/status-list.ts).
create table badge_place (
	list integer not null check (list > 0),
	place integer not null check (place between 0 and 131071),
	primary key (list, place)
);

create table badge (
	-- 128 bits of chance: the address of its page, which nobody guesses.
	id text collate "C" primary key,
	person text collate "C" not null references person (id) on delete cascade,
	path text collate "C" not null check (path in ('decouvrir', 'concevoir', 'piloter')),
	list integer not null,
	place integer not null,
	-- The compact JWS; the chosen name stands in it, and nowhere else.
	jwt text collate "C" not null,
	issued_at timestamptz not null,
	revoked_at timestamptz,
	revoked_by text collate "C" check (revoked_by in ('holder', 'administrator')),
	check ((revoked_at is null) = (revoked_by is null)),
	unique (list, place),
	foreign key (list, place) references badge_place (list, place)
);

-- One badge in force a path and a person: a form sent twice makes one.
create unique index badge_in_force on badge (person, path) where revoked_at is null;
create index badge_person on badge (person);
