-- A designation that was ended at once: its last day is the day on which that happened, its end the moment (ended_at).
alter table deputy add column stopped boolean default false not null;

-- Until now the way to end one at once was to choose yesterday, which left the day itself, and what was decided on it,
-- outside. Moments are stored in the time of Japan, as days are.
update deputy set valid_to = cast(ended_at as date), stopped = true
where ended_by is not null
  and cast(ended_at as date) > valid_to
  and cast(ended_at as date) >= valid_from;
