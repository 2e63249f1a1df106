-- Mails waiting to leave, and the journal of what was done by whom.

create table mail (
	id bigint generated always as identity primary key,
	-- Null when the address belongs to no account.
	person text collate "C" references person (id) on delete cascade,
	address text not null,
	-- What it is about (server/accounts/mail-kinds): preferences and reasons go by it.
	kind text not null,
	subject text not null,
	body_text text not null,
	body_html text not null,
	created_at timestamptz not null,
	tries integer not null default 0,
	next_try_at timestamptz not null,
	sent_at timestamptz,
	last_error text
);
create index mail_due on mail (next_try_at) where sent_at is null;
create index mail_person on mail (person);

-- Append-only: a trigger refuses to change or erase. It names people by the number of their account
-- alone, which means nothing once the account is erased.
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

create function refuse_change() returns trigger language plpgsql as $$
begin
	raise exception 'The journal is append-only.';
end $$;
create trigger journal_append_only before update or delete or truncate on journal
	for each statement execute function refuse_change();
