-- The organisations that examples name. `example_actor` says which one each actor of a record is;
-- `actor` is computed from it in the same write. A kind of actors (« Habitants ») has no row.

create table actor (
	key text collate "C" primary key,
	base text collate "C" not null,
	slug text collate "C" not null unique,
	name text not null,
	sort_name text collate "C" not null,
	-- All its writings, folded: what the directory searches.
	search_names text collate "C" not null,
	family text not null,
	names text[] not null,
	examples integer not null
);
create index actor_base on actor (base);
create index actor_presence on actor (examples desc, sort_name);
create index actor_order on actor (sort_name, key);

create table example_actor (
	example text collate "C" not null references example (slug) on delete cascade,
	-- Its place in the record, from 0.
	rank smallint not null,
	actor text collate "C" not null,
	base text collate "C" not null,
	name text not null,
	family text not null,
	role text,
	primary key (example, rank)
);
create index example_actor_actor on example_actor (actor);
create index example_actor_base on example_actor (base);

-- Whatever takes an example away, the organisations it named follow it.
create function forget_actors() returns trigger language plpgsql as $$
begin
	update actor
	set examples = (select count(distinct example) from example_actor where example_actor.actor = actor.key)
	where key in (select distinct actor from gone);
	delete from actor where examples = 0 and key in (select distinct actor from gone);
	return null;
end $$;
create trigger forget_actors after delete on example_actor
	referencing old table as gone for each statement execute function forget_actors();
