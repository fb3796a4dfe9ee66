-- 議会の会期. It closes nothing; whoever draws up days sees it. Removed, never deleted: the journal names it.
create table assembly_session (
    id         binary(16)   not null primary key,
    name       varchar(100) not null,
    first_day  date         not null,
    last_day   date         not null,
    removed_at datetime(6),
    version    bigint       not null
) ${table};
create index assembly_session_days on assembly_session (first_day, last_day);
