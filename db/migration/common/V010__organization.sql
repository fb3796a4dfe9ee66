-- Who is who. ${table} is what MySQL needs behind a table (character set, exact collation); empty on H2.
create table org_unit (
    id         binary(16)   not null primary key,
    code       varchar(40)  not null,
    name       varchar(100) not null,
    kind       varchar(20)  not null,
    parent_id  binary(16),
    valid_from date         not null,
    valid_to   date,
    version    bigint       not null,
    constraint org_unit_code unique (code),
    constraint org_unit_parent foreign key (parent_id) references org_unit (id),
    constraint org_unit_kind check (kind in ('DEPARTMENT', 'SECTION', 'BODY'))
) ${table};
create index org_unit_name on org_unit (name);

-- An empty password_hash: no password was issued yet. A temporary one has to be changed at the first sign-in.
create table officer (
    id                 binary(16)   not null primary key,
    login              varchar(60)  not null,
    name               varchar(60)  not null,
    mail               varchar(254),
    password_hash      varchar(100) not null,
    password_temporary boolean      not null,
    enabled            boolean      not null,
    version            bigint       not null,
    constraint officer_login unique (login)
) ${table};

create table appointment (
    id         binary(16)  not null primary key,
    officer_id binary(16)  not null,
    unit_id    binary(16)  not null,
    role       varchar(30) not null,
    valid_from date        not null,
    valid_to   date,
    version    bigint      not null,
    constraint appointment_officer foreign key (officer_id) references officer (id),
    constraint appointment_unit foreign key (unit_id) references org_unit (id)
) ${table};
create index appointment_role on appointment (role, unit_id);
