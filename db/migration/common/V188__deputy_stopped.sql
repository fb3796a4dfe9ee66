-- A designation that was ended at once: its last day is the day on which that happened, its end the moment (ended_at).
alter table deputy add column stopped boolean default false not null;
