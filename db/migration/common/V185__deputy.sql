-- 代決者: who decides in whose stead, and when. Never deleted: one that was ended early keeps the end that was planned.
-- anywhere: chosen freely by planning or an administrator; otherwise the deputy has to belong to the unit or next to it.
create table deputy (
    id           binary(16)   not null primary key,
    unit_id      binary(16)   not null,
    role         varchar(30)  not null,
    principal_id binary(16)   not null,
    deputy_id    binary(16)   not null,
    valid_from   date         not null,
    valid_to     date         null,
    planned_to   date         null,
    anywhere     boolean      not null,
    reason       varchar(100) not null,
    made_by      binary(16)   not null,
    made_at      datetime(6)  not null,
    ended_by     binary(16)   null,
    ended_at     datetime(6)  null,
    version      bigint       not null,
    constraint deputy_unit foreign key (unit_id) references org_unit (id),
    constraint deputy_principal foreign key (principal_id) references officer (id),
    constraint deputy_deputy foreign key (deputy_id) references officer (id),
    constraint deputy_made_by foreign key (made_by) references officer (id),
    constraint deputy_ended_by foreign key (ended_by) references officer (id),
    constraint deputy_role check (role in ('SECTION_CHIEF', 'DIRECTOR')),
    constraint deputy_not_oneself check (principal_id <> deputy_id)
) ${table};
create index deputy_of_unit on deputy (unit_id, role, valid_from);
create index deputy_of_principal on deputy (principal_id);
create index deputy_of_deputy on deputy (deputy_id, valid_from);
create index deputy_of_maker on deputy (made_by);
create index deputy_of_ender on deputy (ended_by);
