-- 日程づくり: from what the days of a cycle were computed last.
create table timetable (
    cycle_id binary(16) not null primary key,
    opening  date       not null,
    version  bigint     not null,
    constraint timetable_cycle foreign key (cycle_id) references cycle (id)
) ${table};

create table timetable_fixed_day (
    cycle_id binary(16)   not null,
    position int          not null,
    name     varchar(100) not null,
    fixed_on date         not null,
    stage    varchar(30)  not null,
    margin   int          not null,
    constraint timetable_fixed_day_key primary key (cycle_id, position),
    constraint timetable_fixed_day_of foreign key (cycle_id) references timetable (cycle_id)
) ${table};

create table timetable_stage (
    cycle_id     binary(16)  not null,
    stage        varchar(30) not null,
    working_days int         not null,
    grace        int         not null,
    constraint timetable_stage_key primary key (cycle_id, stage),
    constraint timetable_stage_of foreign key (cycle_id) references timetable (cycle_id)
) ${table};
