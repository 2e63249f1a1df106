-- « Se situer »: what people answer about their organisation, territory, project or partnership, without account. What
-- opens an answer is a secret link, kept as a hash. All of it is erased by time (server/diagnostic/erase.ts).

create table diagnostic (
	id bigint generated always as identity primary key,
	questionnaire text collate "C" not null,
	version integer not null,
	-- Of the organisation, territory or partnership, as somebody typed it; empty when she did not.
	name text not null default '' check (length(name) <= 120),
	started_at timestamptz not null,
	expires_at timestamptz not null,
	-- What everybody's answers say together, theme by theme: aggregates of three people or more, moved by three changes
	-- or more (domain/diagnostic/together.ts). Never computed when it is read.
	joint jsonb not null default '{}'
);
create index diagnostic_expires on diagnostic (expires_at);

-- The answers of one person.
create table diagnostic_answers (
	id bigint generated always as identity primary key,
	diagnostic bigint not null references diagnostic (id) on delete cascade,
	answers jsonb not null default '{}',
	-- Code of the territory she named.
	place text collate "C",
	started_at timestamptz not null,
	saved_at timestamptz not null,
	finished_at timestamptz,
	-- What of these answers the joint reading holds: theme → quality.
	counted jsonb not null default '{}',
	-- The same diagnostic made earlier.
	previous bigint references diagnostic_answers (id) on delete set null,
	-- She agreed that they count in public statistics; and they were counted.
	in_statistics text check (in_statistics in ('agreed', 'counted'))
);
create index diagnostic_answers_diagnostic on diagnostic_answers (diagnostic);
create index diagnostic_answers_previous on diagnostic_answers (previous) where previous is not null;

create table diagnostic_link (
	token_hash text collate "C" primary key,
	-- answer: fills in and reads one's own; read: shows a result; invite: begins answers of one's own.
	kind text not null check (kind in ('answer', 'read', 'invite')),
	diagnostic bigint not null references diagnostic (id) on delete cascade,
	-- Whose result it shows; of an invitation, who invites.
	answers bigint not null references diagnostic_answers (id) on delete cascade,
	created_at timestamptz not null
);
create index diagnostic_link_diagnostic on diagnostic_link (diagnostic);
create index diagnostic_link_answers on diagnostic_link (answers);

-- What is counted in public: nothing leads back to the answers it comes from. Written five by five.
create table diagnostic_statistic (
	id bigint generated always as identity primary key,
	questionnaire text collate "C" not null,
	level integer,
	-- theme → quality
	themes jsonb not null
);
create index diagnostic_statistic_questionnaire on diagnostic_statistic (questionnaire);

-- The rules that an administrator wrote above those of the file, every version kept. Without a text, those of the file
-- count again.
create table orientation_version (
	version bigint generated always as identity primary key,
	text text,
	note text not null,
	written_at timestamptz not null
);

insert into revision (subject) values ('diagnostic');
