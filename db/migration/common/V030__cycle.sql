-- The fiscal year of a plan. definition and sheet are the plan and the form as they were when the cycle was planned.
create table cycle (
    id          binary(16)   not null primary key,
    plan_id     binary(16)   not null,
    fiscal_year int          not null,
    title       varchar(200) not null,
    state       varchar(20)  not null,
    definition  mediumtext   not null,
    sheet       mediumtext   not null,
    opened_on   date,
    closed_on   date,
    version     bigint       not null,
    constraint cycle_plan_year unique (plan_id, fiscal_year),
    constraint cycle_plan foreign key (plan_id) references plan (id)
) ${table};

create table cycle_stage (
    cycle_id binary(16)  not null,
    stage    varchar(30) not null,
    due      date        not null,
    constraint cycle_stage_key primary key (cycle_id, stage),
    constraint cycle_stage_cycle foreign key (cycle_id) references cycle (id)
) ${table};

create table closed_day (
    closed_on date         not null primary key,
    name      varchar(100) not null
) ${table};
