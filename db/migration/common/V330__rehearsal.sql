-- 予行: a year played on a virtual clock, with what was assumed and what came of it (JSON). No part of the year's own record.
create table rehearsal_run (
    id          binary(16)   not null primary key,
    cycle_id    binary(16)   not null,
    number      int          not null,
    name        varchar(60)  not null,
    state       varchar(20)  not null,
    assumptions mediumtext   not null,
    outcome     mediumtext,
    trouble     varchar(1000),
    asked_by    binary(16)   not null,
    asked_at    datetime(6)  not null,
    started_at  datetime(6),
    finished_at datetime(6),
    version     bigint       not null,
    constraint rehearsal_run_number unique (cycle_id, number),
    constraint rehearsal_run_cycle foreign key (cycle_id) references cycle (id),
    constraint rehearsal_run_by foreign key (asked_by) references officer (id),
    constraint rehearsal_run_state check (state in ('ASKED', 'DONE', 'FAILED'))
) ${table};
create index rehearsal_run_by_whom on rehearsal_run (asked_by);
