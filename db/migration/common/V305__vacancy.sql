-- 担当者のいない作業: desks on which open tasks lie while nobody holds the duty. unit_id is null for the roles of the whole town.
-- A row for each time, and for each change of who can do it meanwhile; never deleted.
create table vacancy (
    id       binary(16)  not null primary key,
    unit_id  binary(16),
    role     varchar(30) not null,
    standing varchar(20) not null,
    since    datetime(6) not null,
    ended_at datetime(6),
    version  bigint      not null,
    constraint vacancy_unit foreign key (unit_id) references org_unit (id)
) ${table};
create index vacancy_open on vacancy (ended_at);
create index vacancy_unit_of on vacancy (unit_id);
