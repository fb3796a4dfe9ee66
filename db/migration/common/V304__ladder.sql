-- 督促の段: editions of the rung table. The rows are kept here and as a table of the engine (deployed); the edition with the
-- latest from_day on or before a day is in force on it, of two with the same day the one with the higher number.
create table ladder_edition (
    id           binary(16)   not null primary key,
    number       int          not null,
    from_day     date         not null,
    stage        varchar(30)  not null,
    reason       varchar(300) not null,
    deployed     varchar(64)  not null,
    made_by      binary(16)   not null,
    made_at      datetime(6)  not null,
    withdrawn_at datetime(6),
    version      bigint       not null,
    constraint ladder_edition_number unique (number),
    constraint ladder_edition_by foreign key (made_by) references officer (id)
) ${table};
create index ladder_edition_by_whom on ladder_edition (made_by);

create table ladder_row (
    edition_id   binary(16)   not null,
    position     int          not null,
    stage        varchar(30)  not null,
    rung         varchar(20)  not null,
    working_days int          not null,
    addressees   varchar(200) not null,
    tone         varchar(20)  not null,
    channel      varchar(20)  not null,
    constraint ladder_row_key primary key (edition_id, position),
    constraint ladder_row_edition foreign key (edition_id) references ladder_edition (id)
) ${table};
