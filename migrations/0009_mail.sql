-- Mails waiting to leave, what each person refused to receive, the nightly work, the journal.

create table mail (
	id bigint generated always as identity primary key,
	-- Null when the address belongs to no account.
	person text collate "C" references person (id) on delete cascade,
	address text not null,
	-- What it is about (domain/accounts/mail-kinds): preferences and reasons go by it.
	kind text not null,
	subject text not null,
	-- Both emptied once it has left: what it said is then with whom it was for.
	body_text text not null,
	body_html text not null,
	-- Where that kind is refused in one click; null when it cannot be.
	refusal_address text,
	created_at timestamptz not null,
	tries integer not null default 0,
	next_try_at timestamptz not null,
	-- A process is sending it: nobody else takes it before this instant.
	held_until timestamptz,
	sent_at timestamptz,
	given_up_at timestamptz,
	last_error text
);
create index mail_due on mail (next_try_at) where sent_at is null and given_up_at is null;
create index mail_person on mail (person);
create index mail_address on mail (lower(address));

-- The kinds of mail that a person does not want. No row: she receives it.
create table mail_refusal (
	person text collate "C" not null references person (id) on delete cascade,
	kind text not null,
	refused_at timestamptz not null,
	primary key (person, kind)
);

-- The work of each night, done once whatever the number of processes.
create table nightly_job (
	name text primary key,
	-- The night it was last done for.
	done_on date,
	-- A process is at it: nobody else takes it before this instant.
	held_until timestamptz,
	finished_at timestamptz,
	last_error text
);

-- Append-only: triggers refuse to change or erase what is younger than three years. It names people by
-- the number of their account alone, which means nothing once the account is erased.
create table journal (
	id bigint generated always as identity primary key,
	at timestamptz not null,
	-- Id of the person; null for a visitor, the command line or the site itself.
	person text collate "C",
	actor text not null check (actor in ('visitor', 'operator', 'person')),
	action text not null,
	subject_kind text not null,
	subject text not null,
	details jsonb not null default '{}'
);
create index journal_subject on journal (subject_kind, subject, id);
create index journal_person on journal (person, id);
create index journal_at on journal (at);

create function refuse_change() returns trigger language plpgsql as $$
begin
	raise exception 'The journal is append-only.';
end $$;
create trigger journal_append_only before update or truncate on journal
	for each statement execute function refuse_change();

-- By the clock of the database: no argument of ours can make a line look old.
create function refuse_early_erasure() returns trigger language plpgsql as $$
begin
	if old.at > now() - interval '3 years' then
		raise exception 'The journal is append-only.';
	end if;
	return old;
end $$;
create trigger journal_kept_three_years before delete on journal
	for each row execute function refuse_early_erasure();
