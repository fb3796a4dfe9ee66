-- The inbox: a mirror of the engine's open tasks, written in the engine's transaction. No foreign key to the engine.
create table task_item (
    id         varchar(64)  not null primary key,
    kind       varchar(30)  not null,
    subject_id binary(16)   not null,
    cycle_id   binary(16)   not null,
    role       varchar(30)  not null,
    unit_id    binary(16),
    title      varchar(400) not null,
    reference  varchar(60)  not null,
    due        date         not null,
    opened_at  datetime     not null,
    closed_at  datetime     null,
    version    bigint       not null,
    constraint task_item_unit foreign key (unit_id) references org_unit (id)
) ${table};
create index task_item_role on task_item (closed_at, role, unit_id, due);
create index task_item_subject on task_item (subject_id, closed_at);
create index task_item_cycle on task_item (cycle_id, closed_at);

create table rung_passed (
    task_id   varchar(64) not null,
    rung      varchar(20) not null,
    told      boolean     not null,
    passed_at datetime    not null,
    constraint rung_passed_key primary key (task_id, rung),
    constraint rung_passed_task foreign key (task_id) references task_item (id)
) ${table};
