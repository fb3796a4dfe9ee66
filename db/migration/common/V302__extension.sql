-- 期限の延長: a conversation about more days for one task (subject) or for all that a unit has to do in a stage (no subject).
create table extension (
    id         binary(16)   not null primary key,
    cycle_id   binary(16)   not null,
    stage      varchar(30)  not null,
    kind       varchar(30)  not null,
    unit_id    binary(16)   not null,
    subject_id binary(16),
    title      varchar(400) not null,
    due_then   date         not null,
    state      varchar(20)  not null,
    version    bigint       not null,
    constraint extension_cycle foreign key (cycle_id) references cycle (id),
    constraint extension_unit foreign key (unit_id) references org_unit (id)
) ${table};
create index extension_unit_of on extension (unit_id, state);
create index extension_state on extension (state);
create index extension_cycle_of on extension (cycle_id);

create table extension_turn (
    extension_id binary(16)   not null,
    position     int          not null,
    act          varchar(20)  not null,
    due          date,
    lock_day     date,
    words        varchar(500) not null,
    said_by      binary(16)   not null,
    said_at      datetime(6)  not null,
    constraint extension_turn_key primary key (extension_id, position),
    constraint extension_turn_extension foreign key (extension_id) references extension (id),
    constraint extension_turn_by foreign key (said_by) references officer (id)
) ${table};
create index extension_turn_by_whom on extension_turn (said_by);
