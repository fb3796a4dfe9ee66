-- 締切（ロック）: the last day on which a stage can be done, on or after its due day; none where it never closes by itself.
alter table cycle_stage add column lock_day date;
alter table task_item add column lock_day date;

-- That the days of a stage were set otherwise while the year ran: for all of it (no unit, no subject), for a unit or for one
-- sheet. Written once; what was said last of a place counts.
create table day_change (
    id         binary(16)    not null primary key,
    cycle_id   binary(16)    not null,
    number     int           not null,
    stage      varchar(30)   not null,
    unit_id    binary(16),
    subject_id binary(16),
    due_before date          not null,
    due        date          not null,
    lock_day   date,
    reason     varchar(1000) not null,
    changed_by binary(16)    not null,
    changed_at datetime(6)   not null,
    constraint day_change_number unique (cycle_id, number),
    constraint day_change_cycle foreign key (cycle_id) references cycle (id),
    constraint day_change_unit foreign key (unit_id) references org_unit (id),
    constraint day_change_by foreign key (changed_by) references officer (id)
) ${table};
create index day_change_unit_of on day_change (unit_id);
create index day_change_by_whom on day_change (changed_by);

-- Which rungs of the ladder a task has passed, for which due day: a day that is put off makes a new ladder.
create table task_rung (
    task_id   varchar(64) not null,
    rung      varchar(20) not null,
    due       date        not null,
    told      boolean     not null,
    passed_at datetime(6) not null,
    constraint task_rung_key primary key (task_id, rung, due),
    constraint task_rung_task foreign key (task_id) references task_item (id)
) ${table};
insert into task_rung (task_id, rung, due, told, passed_at)
select r.task_id, r.rung, t.due, r.told, r.passed_at from rung_passed r join task_item t on t.id = r.task_id;
drop table rung_passed;
