-- The catalogue is searched in memory (docs/decisions/0008): the words' column and its index go; each
-- example says at which revision it was last written, so that a process reads again only what moved.

alter table example drop column search, drop column sort_title;
alter table example add column revision bigint not null default 0;
create index example_revision on example (revision);

-- Every process hears of a revision when the transaction that moved it is committed.
create function tell_revision() returns trigger language plpgsql as $$
begin
	perform pg_notify('revision', new.subject || ' ' || new.number);
	return null;
end
$$;
create trigger revision_moved after update on revision
	for each row execute function tell_revision();
