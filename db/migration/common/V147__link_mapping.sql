-- Which field of one plan's sheet is which field of the other's. choices is a JSON object: code to code, for fields
-- that are chosen from a scale.
create table link_mapping (
    id         binary(16)  not null primary key,
    plan_low   binary(16)  not null,
    plan_high  binary(16)  not null,
    decided_by binary(16)  not null,
    decided_at datetime(6) not null,
    version    bigint      not null,
    constraint link_mapping_once unique (plan_low, plan_high),
    constraint link_mapping_low foreign key (plan_low) references plan (id),
    constraint link_mapping_high foreign key (plan_high) references plan (id),
    constraint link_mapping_officer foreign key (decided_by) references officer (id)
) ${table};
create index link_mapping_of_high on link_mapping (plan_high);
create index link_mapping_of_officer on link_mapping (decided_by);

create table link_mapping_field (
    mapping_id binary(16)   not null,
    position   int          not null,
    field_low  varchar(100) not null,
    field_high varchar(100) not null,
    choices    mediumtext   not null,
    constraint link_mapping_field_key primary key (mapping_id, position),
    constraint link_mapping_field_mapping foreign key (mapping_id) references link_mapping (id)
) ${table};
