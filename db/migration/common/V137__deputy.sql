-- 代決: who decides for a chief or a director, where, from when to when; and what was decided on their behalf (後閲).
create table deputy (
    id           binary(16)  not null primary key,
    principal_id binary(16)  not null,
    role         varchar(30) not null,
    unit_id      binary(16)  not null,
    officer_id   binary(16)  not null,
    scope        varchar(20) not null,
    valid_from   date        not null,
    valid_to     date        not null,
    named_by     binary(16)  not null,
    named_at     datetime    not null,
    version      bigint      not null,
    constraint deputy_principal foreign key (principal_id) references officer (id),
    constraint deputy_unit foreign key (unit_id) references org_unit (id),
    constraint deputy_officer foreign key (officer_id) references officer (id),
    constraint deputy_named_by foreign key (named_by) references officer (id),
    constraint deputy_role check (role in ('SECTION_CHIEF', 'DIRECTOR')),
    constraint deputy_scope check (scope in ('EVERYTHING', 'SHEETS', 'ANSWERS'))
) ${table};
create index deputy_of_officer on deputy (officer_id, valid_from);
create index deputy_of_principal on deputy (principal_id);
create index deputy_of_unit on deputy (unit_id, role);

create table deputy_decision (
    id           binary(16)   not null primary key,
    principal_id binary(16)   not null,
    officer_id   binary(16)   not null,
    unit_id      binary(16)   not null,
    verdict      varchar(80)  not null,
    title        varchar(400) not null,
    href         varchar(200) not null,
    decided_at   datetime     not null,
    seen_at      datetime     null,
    version      bigint       not null,
    constraint deputy_decision_principal foreign key (principal_id) references officer (id),
    constraint deputy_decision_officer foreign key (officer_id) references officer (id),
    constraint deputy_decision_unit foreign key (unit_id) references org_unit (id)
) ${table};
create index deputy_decision_seen on deputy_decision (principal_id, seen_at);
