-- What a person with an account did of the learning paths, and how often each question of a quiz is
-- answered right at the first try, by nobody in particular.

create table learning_progress (
	person text collate "C" not null references person (id) on delete cascade,
	unit text collate "C" not null,
	-- The most answers that were right at once.
	quiz smallint not null check (quiz between 0 and 5),
	-- She says that it is done.
	exercise boolean not null,
	-- Day of the text that was followed, YYYY-MM-DD; empty when unknown.
	version text collate "C" not null,
	updated_at timestamptz not null,
	primary key (person, unit)
);

-- Counted by version of the unit: a question that was mended starts again from nothing.
create table learning_answer_count (
	unit text collate "C" not null,
	question text collate "C" not null,
	version text collate "C" not null,
	right_count integer not null default 0,
	answer_count integer not null default 0,
	primary key (unit, question, version)
);
