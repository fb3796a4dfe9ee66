-- A file between its preview and its taking in: what was previewed is what is taken. Rows live for half an hour.
create table pending_file (
    id         binary(16)   not null primary key,
    plan_id    binary(16)   not null,
    officer_id binary(16)   not null,
    name       varchar(200) not null,
    content    mediumblob   not null,
    expires_at datetime     not null,
    constraint pending_file_plan foreign key (plan_id) references plan (id),
    constraint pending_file_officer foreign key (officer_id) references officer (id)
) ${table};
create index pending_file_expiry on pending_file (expires_at);
