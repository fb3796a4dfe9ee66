-- Who sends a sheet back may propose the very words; the department takes them over with one press, or writes its own.
alter table evaluation_request add column proposed mediumtext;
