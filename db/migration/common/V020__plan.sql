-- What is evaluated. levels and texts are JSON objects of strings.
create table plan (
    id         binary(16)   not null primary key,
    code       varchar(60)  not null,
    title      varchar(200) not null,
    first_year int          not null,
    last_year  int          not null,
    definition mediumtext   not null,
    version    bigint       not null,
    constraint plan_code unique (code)
) ${table};

create table plan_item (
    id      binary(16)   not null primary key,
    plan_id binary(16)   not null,
    seq     int          not null,
    number  varchar(40),
    name    varchar(300) not null,
    levels  mediumtext   not null,
    texts   mediumtext   not null,
    version bigint       not null,
    constraint plan_item_number unique (plan_id, number),
    constraint plan_item_plan foreign key (plan_id) references plan (id)
) ${table};
create index plan_item_seq on plan_item (plan_id, seq);

create table plan_item_unit (
    item_id   binary(16)   not null,
    position  int          not null,
    unit_id   binary(16)   not null,
    printed   varchar(100) not null,
    lead_unit boolean      not null,
    constraint plan_item_unit_key primary key (item_id, position),
    constraint plan_item_unit_item foreign key (item_id) references plan_item (id),
    constraint plan_item_unit_unit foreign key (unit_id) references org_unit (id)
) ${table};
