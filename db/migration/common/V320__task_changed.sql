-- When an open task was last given other days, another desk or another title; nothing while it is as it was opened.
alter table task_item add column changed_at datetime(6);
