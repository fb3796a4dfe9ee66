-- Who did what, when. Append-only; ids and facts, never a text that somebody wrote.
create table journal_entry (
    id         bigint       not null auto_increment primary key,
    at         datetime     not null,
    officer_id binary(16),
    action     varchar(60)  not null,
    subject_id binary(16),
    cycle_id   binary(16),
    detail     varchar(400) not null
) ${table};
create index journal_entry_subject on journal_entry (subject_id, id);
create index journal_entry_cycle on journal_entry (cycle_id, id);
