-- 改編: the draft, line by line, and what it moved once it was applied. Units that do not exist yet are named by code.
create table reorganization (
    id          binary(16)   not null primary key,
    title       varchar(200) not null,
    first_day   date         not null,
    state       varchar(20)  not null,
    revision    bigint       not null,
    drafted_by  binary(16)   not null,
    drafted_at  datetime     not null,
    changed_by  binary(16)   not null,
    changed_at  datetime     not null,
    decided_by  binary(16),
    decided_at  datetime     null,
    applied_at  datetime     null,
    held_up     boolean      not null,
    record      mediumtext   not null,
    version     bigint       not null,
    constraint reorganization_drafted_by foreign key (drafted_by) references officer (id),
    constraint reorganization_changed_by foreign key (changed_by) references officer (id),
    constraint reorganization_decided_by foreign key (decided_by) references officer (id),
    constraint reorganization_state check (state in ('DRAFT', 'SCHEDULED', 'APPLIED'))
) ${table};
create index reorganization_due on reorganization (state, first_day);

create table reorganization_unit (
    reorganization_id binary(16)   not null,
    position          int          not null,
    code              varchar(40)  not null,
    name              varchar(100) not null,
    kind              varchar(20)  not null,
    parent_code       varchar(40)  not null,
    constraint reorganization_unit_key primary key (reorganization_id, position),
    constraint reorganization_unit_of foreign key (reorganization_id) references reorganization (id)
) ${table};

create table reorganization_move (
    reorganization_id binary(16)  not null,
    position          int         not null,
    from_unit_id      binary(16)  not null,
    to_code           varchar(40) not null,
    constraint reorganization_move_key primary key (reorganization_id, position),
    constraint reorganization_move_of foreign key (reorganization_id) references reorganization (id),
    constraint reorganization_move_unit foreign key (from_unit_id) references org_unit (id)
) ${table};
create index reorganization_move_from on reorganization_move (from_unit_id);

create table reorganization_item (
    reorganization_id binary(16)  not null,
    position          int         not null,
    from_unit_id      binary(16)  not null,
    item_id           binary(16)  not null,
    to_code           varchar(40) not null,
    constraint reorganization_item_key primary key (reorganization_id, position),
    constraint reorganization_item_of foreign key (reorganization_id) references reorganization (id),
    constraint reorganization_item_unit foreign key (from_unit_id) references org_unit (id)
) ${table};
create index reorganization_item_from on reorganization_item (from_unit_id);

-- An empty code: the appointment ends and none follows it.
create table reorganization_person (
    reorganization_id binary(16)  not null,
    position          int         not null,
    appointment_id    binary(16)  not null,
    to_code           varchar(40) not null,
    constraint reorganization_person_key primary key (reorganization_id, position),
    constraint reorganization_person_of foreign key (reorganization_id) references reorganization (id),
    constraint reorganization_person_appointment foreign key (appointment_id) references appointment (id)
) ${table};
create index reorganization_person_who on reorganization_person (appointment_id);

create table reorganization_appointment (
    reorganization_id binary(16)  not null,
    position          int         not null,
    officer_id        binary(16)  not null,
    to_code           varchar(40) not null,
    role              varchar(30) not null,
    constraint reorganization_appointment_key primary key (reorganization_id, position),
    constraint reorganization_appointment_of foreign key (reorganization_id) references reorganization (id),
    constraint reorganization_appointment_officer foreign key (officer_id) references officer (id)
) ${table};
create index reorganization_appointment_who on reorganization_appointment (officer_id);

create table reorganization_figure (
    reorganization_id binary(16)   not null,
    position          int          not null,
    kind              varchar(80)  not null,
    from_unit         varchar(100) not null,
    to_unit           varchar(100) not null,
    things            int          not null,
    constraint reorganization_figure_key primary key (reorganization_id, position),
    constraint reorganization_figure_of foreign key (reorganization_id) references reorganization (id)
) ${table};
