-- What was pasted into a table waits for its decision like a workbook; its content is JSON then.
alter table pending_workbook add column pasted boolean default false not null;
