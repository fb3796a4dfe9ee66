-- 後閲: what was decided in a chief's stead, and when the chief looked at it. desk_unit_id is the unit whose chief has to
-- look: the unit itself, or since a reorganisation the one that took over.
create table deputy_decision (
    id           binary(16)   not null primary key,
    deputy_id    binary(16)   not null,
    unit_id      binary(16)   not null,
    desk_unit_id binary(16)   not null,
    role         varchar(30)  not null,
    principal_id binary(16)   not null,
    decided_by   binary(16)   not null,
    decided_at   datetime(6)  not null,
    kind         varchar(80)  not null,
    subject_id   binary(16)   not null,
    item_id      binary(16)   null,
    title        varchar(400) not null,
    page         varchar(200) not null,
    seen_by      binary(16)   null,
    seen_at      datetime(6)  null,
    version      bigint       not null,
    constraint deputy_decision_deputy foreign key (deputy_id) references deputy (id),
    constraint deputy_decision_unit foreign key (unit_id) references org_unit (id),
    constraint deputy_decision_desk foreign key (desk_unit_id) references org_unit (id),
    constraint deputy_decision_principal foreign key (principal_id) references officer (id),
    constraint deputy_decision_officer foreign key (decided_by) references officer (id),
    constraint deputy_decision_seen_by foreign key (seen_by) references officer (id)
) ${table};
create index deputy_decision_of_deputy on deputy_decision (deputy_id);
create index deputy_decision_of_unit on deputy_decision (unit_id);
create index deputy_decision_of_desk on deputy_decision (desk_unit_id, role, seen_at, decided_at);
create index deputy_decision_of_principal on deputy_decision (principal_id);
create index deputy_decision_of_officer on deputy_decision (decided_by);
create index deputy_decision_of_seer on deputy_decision (seen_by);
create index deputy_decision_of_subject on deputy_decision (subject_id);
