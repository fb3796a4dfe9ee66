-- A table of indicators between its preview and its taking in. Rows live for half an hour.
create table indicator_pending (
    id         binary(16)   not null primary key,
    plan_id    binary(16)   not null,
    officer_id binary(16)   not null,
    name       varchar(200) not null,
    content    mediumblob   not null,
    expires_at datetime     not null,
    constraint indicator_pending_plan foreign key (plan_id) references plan (id),
    constraint indicator_pending_officer foreign key (officer_id) references officer (id)
) ${table};
create index indicator_pending_expiry on indicator_pending (expires_at);
create index indicator_pending_of_plan on indicator_pending (plan_id);
create index indicator_pending_of_officer on indicator_pending (officer_id);
