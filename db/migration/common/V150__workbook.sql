-- A workbook that came back: kept between its preview and its taking in, for the one who sent it.
create table pending_workbook (
    id         binary(16)   not null primary key,
    cycle_id   binary(16)   not null,
    officer_id binary(16)   not null,
    name       varchar(200) not null,
    content    mediumblob   not null,
    expires_at datetime     not null,
    constraint pending_workbook_cycle foreign key (cycle_id) references cycle (id),
    constraint pending_workbook_officer foreign key (officer_id) references officer (id)
) ${table};
create index pending_workbook_of on pending_workbook (officer_id, cycle_id);
create index pending_workbook_expiry on pending_workbook (expires_at);

-- The secret that the rows of a workbook are marked with; one row, made when it is first needed.
create table workbook_seal (
    id     int         not null primary key,
    secret varchar(64) not null,
    constraint workbook_seal_only check (id = 1)
) ${table};
