-- Past the last rung: 未提出として終えた sheets, and who of planning writes in a department's stead (代理入力).
create table evaluation_lapse (
    evaluation_id binary(16)   not null primary key,
    reason        varchar(300) not null,
    lapsed_by     binary(16)   not null,
    lapsed_at     datetime(6)  not null,
    constraint evaluation_lapse_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_lapse_by foreign key (lapsed_by) references officer (id)
) ${table};
create index evaluation_lapse_by_whom on evaluation_lapse (lapsed_by);

create table evaluation_stand_in (
    evaluation_id binary(16)   not null,
    officer_id    binary(16)   not null,
    reason        varchar(300) not null,
    since         datetime(6)  not null,
    constraint evaluation_stand_in_key primary key (evaluation_id, officer_id),
    constraint evaluation_stand_in_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_stand_in_officer foreign key (officer_id) references officer (id)
) ${table};
create index evaluation_stand_in_by_whom on evaluation_stand_in (officer_id);

alter table evaluation drop constraint evaluation_status;
alter table evaluation add constraint evaluation_status
    check (status in ('PREPARED', 'DRAFT', 'SUBMITTED', 'APPROVED', 'CONFIRMED', 'PUBLISHED', 'LAPSED'));
